/** Where one broker keeps its things and listens. */
export interface BrokerPlace {
  logDir: string;
  port: number;
  controllerPort: number;
  /** Of a cluster: which of its nodes, and `id@host:port` of all, comma-separated. Default: the only one. */
  nodeId?: number;
  voters?: string;
  /** Further listeners: port by protocol (SASL_SSL, SSL, SASL_PLAINTEXT), which is their name too. */
  listeners?: Record<string, number>;
}

/** Settings of a broker by name, as in `server.properties`. */
export type BrokerSettings = Record<string, string | number | boolean>;

/**
 * `server.properties` of a KRaft node on the loopback interface. What differs from Kafka's defaults, and why:
 * - replication 1 everywhere, few internal partitions: one node, and every partition costs start-up time;
 * - `group.initial.rebalance.delay.ms=0`: with 3 s a lone consumer would start 3 s late;
 * - no retention: what a producer sends with an old timestamp (an import of 2017) would be deleted unread;
 * - a broker session of 2.5 s: after kill -9 the controller refuses the broker until its old session (default 9 s) has expired;
 * - a dedupe buffer of 16 MiB in place of 128 MiB, of a heap of 512 MiB.
 */
export function serverProperties(place: BrokerPlace, settings: BrokerSettings = {}): string {
  const { logDir, port, controllerPort, nodeId = 1, voters = `${nodeId}@127.0.0.1:${controllerPort}` } = place;
  const further = Object.entries(place.listeners ?? {});
  const addresses = further.map(([protocol, at]) => `,${protocol}://127.0.0.1:${at}`).join('');
  const protocols = further.map(([protocol]) => `,${protocol}:${protocol}`).join('');
  return `${Object.entries({
    'process.roles': 'broker,controller',
    'node.id': nodeId,
    'controller.quorum.voters': voters,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}${addresses}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}${addresses}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': `PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT${protocols}`,
    'log.dirs': logDir,
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'num.recovery.threads.per.data.dir': 2,
    'default.replication.factor': 1,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'broker.session.timeout.ms': 2_500,
    'broker.heartbeat.interval.ms': 500,
    'log.retention.ms': -1,
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
    'message.max.bytes': 16 * 1024 * 1024,
    ...settings,
  })
    .map(([key, value]) => `${key}=${value}`)
    .join('\n')}\n`;
}

/** Quiet logging into a file of 3 × 5 MB: warnings, and what the broker says about starting and stopping. */
export function log4jConfiguration(file: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Configuration status="ERROR" shutdownHook="disable">
  <Appenders>
    <RollingFile name="file" fileName="${file}" filePattern="${file}.%i">
      <PatternLayout pattern="%d{ISO8601} %p %c{1} %m%n"/>
      <SizeBasedTriggeringPolicy size="5MB"/>
      <DefaultRolloverStrategy max="3"/>
    </RollingFile>
  </Appenders>
  <Loggers>
    <Root level="WARN"><AppenderRef ref="file"/></Root>
    <Logger name="org.apache.kafka.common.utils.AppInfoParser" level="ERROR"/>
    <Logger name="kafka.server.KafkaRaftServer" level="INFO"/>
  </Loggers>
</Configuration>
`;
}
