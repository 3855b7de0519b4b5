import { expect, it } from 'vitest';
import { explainKafkaError } from '../../../../services/shared/kafka/explain.ts';
import { KafkaJSNumberOfRetriesExceeded, KafkaJSProtocolError } from '../../../../services/shared/kafka/kafkajs.ts';

const coded = (code: string) => Object.assign(new Error(code), { name: 'KafkaJSConnectionError', code });
const protocol = (type: string) =>
  new KafkaJSProtocolError(Object.assign(new Error(type), { type, code: 1, retriable: false }));

it.each([
  [coded('CERT_HAS_EXPIRED'), 'KAFKA_TLS', 'KAFKA_TLS_CA'],
  [coded('CERT_NOT_YET_VALID'), 'KAFKA_TLS', 'clocks'],
  [coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'KAFKA_TLS', 'KAFKA_TLS_SERVERNAME'],
  [coded('SELF_SIGNED_CERT_IN_CHAIN'), 'KAFKA_TLS', 'KAFKA_TLS_CA'],
  [coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'KAFKA_TLS', 'KAFKA_TLS_CA'],
  [coded('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), 'KAFKA_TLS', 'KAFKA_TLS_CERT'],
  [coded('ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED'), 'KAFKA_TLS', 'renew KAFKA_TLS_CERT'],
  [coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'KAFKA_TLS', 'KAFKA_TLS=0'],
  [protocol('UNSUPPORTED_SASL_MECHANISM'), 'KAFKA_SASL', 'KAFKA_SASL_MECHANISM'],
  [protocol('SASL_AUTHENTICATION_FAILED'), 'KAFKA_SASL', 'KAFKA_SASL_PASSWORD'],
  [protocol('TOPIC_AUTHORIZATION_FAILED'), 'KAFKA_ACL', 'docs/guides/kafka.md'],
  [protocol('GROUP_AUTHORIZATION_FAILED'), 'KAFKA_ACL', 'docs/guides/kafka.md'],
])('says of %s what to set: %s, %s', (error, code, setting) => {
  const wrapped = new KafkaJSNumberOfRetriesExceeded(error, { retryCount: 1, retryTime: 1 });
  for (const one of [error, wrapped]) {
    expect(explainKafkaError(one)).toMatchObject({ code, message: expect.stringContaining(setting), retryable: true });
  }
});

it.each([
  new Error('anything'),
  Object.assign(new Error('of ClickHouse'), { code: 'CERT_HAS_EXPIRED' }),
  coded('ECONNREFUSED'),
  protocol('LEADER_NOT_AVAILABLE'),
  undefined,
])('says nothing of %s: it is no setting', (error) => {
  expect(explainKafkaError(error)).toBeUndefined();
});
