/** Names of the engine that the users file must list one by one (ClickHouse 26.7). A test compares them with the engine. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Tables of the database `system`. */
export const SYSTEM_TABLES = words(`
  aggregate_function_combinators asynchronous_inserts asynchronous_loader azure_queue_metadata_cache azure_queue_settings background_schedule_pool
  backups build_options certificates clusters codecs collations columns completions constraints contributors current_roles dashboards
  data_skipping_index_types data_skipping_indices data_type_families database_engines database_replicas databases detached_parts detached_tables
  dictionaries dictionary_layouts dictionary_sources dimensional_metrics disk_types disks distributed_ddl_queue distribution_queue dns_cache
  documentation dropped_tables dropped_tables_parts enabled_roles errors events fail_points filesystem_cache filesystem_cache_settings formats
  functions grants graphite_retentions histogram_metrics hypothetical_indexes iceberg_files iceberg_history jemalloc_bins jemalloc_profile_text
  jemalloc_stats kafka_consumers keywords licenses macros masking_policies merge_tree_settings merges metrics models moves mutations
  named_collections numbers numbers_mt one part_moves_between_shards parts parts_columns primes privileges processes projection_parts
  projection_parts_columns projections query_cache query_condition_cache quota_limits quota_usage quotas quotas_usage remote_data_paths replicas
  replicated_fetches replicated_merge_tree_settings replication_queue resources rocksdb role_grants roles row_policies s3_queue_settings
  s3queue_metadata_cache scheduler schema_inference_cache server_settings settings settings_changes settings_profile_elements settings_profiles
  stack_trace storage_policies symbols table_engines table_functions tables time_zones tokenizers unicode user_defined_functions user_directories
  user_processes users view_refreshes warnings workloads zeros zeros_mt
`);

/** Table functions: as storage they belong to a database of this name, and take row filters like tables. */
export const TABLE_FUNCTIONS = words(`
  SQLStandardValues arrowstream azureBlobStorage azureBlobStorageCluster cluster clusterAllReplicas cosn deltaLake deltaLakeAzure
  deltaLakeAzureCluster deltaLakeCluster deltaLakeLocal deltaLakeS3 deltaLakeS3Cluster dictionary eval executable file fileCluster filesystem
  format fuzzJSON fuzzQuery gcs generateRandom generateSeries generate_series hdfs hdfsCluster hudi hudiCluster iceberg icebergAzure
  icebergAzureCluster icebergCluster icebergHDFS icebergHDFSCluster icebergLocal icebergLocalCluster icebergS3 icebergS3Cluster input jdbc loop
  merge mergeTreeAnalyzeIndexes mergeTreeAnalyzeIndexesUUID mergeTreeIndex mergeTreeProjection mergeTreeTextIndex mongodb mysql null numbers
  numbers_mt odbc oss paimon paimonAzure paimonAzureCluster paimonCluster paimonHDFS paimonHDFSCluster paimonLocal paimonS3 paimonS3Cluster
  postgresql primes prometheusQuery prometheusQueryRange redis remote remoteSecure s3 s3Cluster sqlite timeSeriesData timeSeriesMetrics
  timeSeriesSamples timeSeriesSelector timeSeriesTags url urlCluster values view viewExplain viewIfPermitted ytsaurus zeros zeros_mt
`);
