-- Data of the entities of one type, each in the version that counts. In one step: the engine takes longer to understand views upon views than to read.
-- Parameters: type
(
    select
        entity_id,
        argMax(data, {{version_order()}}) as last,
        {{last_name()}} as name
    from fact_directory final
    where type = {{type}} and {{counts_already()}}
    group by entity_id
)
