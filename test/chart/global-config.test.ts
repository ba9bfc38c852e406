import assert from 'node:assert/strict';
import { blamed, file } from './render.ts';

const toml = (yaml: string, chart?: string) => file('config.toml', yaml, chart);

describe('the generated config.toml', () => {
  it('has the defaults of the newest chart', () =>
    assert.equal(toml(''), 'shutdown_timeout = 0\nconcurrent = 10\ncheck_interval = 3\nlog_level = "info"\n'));

  it('has no shutdown_timeout before 0.58.0', () =>
    assert.equal(toml('', '0.57.2'), 'concurrent = 10\ncheck_interval = 30\nlog_level = "info"\n'));

  it('has no log level before 0.1.30', () => assert.equal(toml('', '0.1.29')?.toString().includes('log_level'), false));

  it('prints large numbers with an exponent', () =>
    assert.match(String(toml('concurrent: 1000000\n')), /^concurrent = 1e\+06$/m));

  it('prints nothing for null', () => assert.match(String(toml('concurrent: null\n')), /^concurrent = $/m));

  it('prints words as they are', () => assert.match(String(toml('checkInterval: 30s\n')), /^check_interval = 30s$/m));

  it('quotes the level of the log', () => assert.match(String(toml(`logLevel: 'a"b'\n`)), /^log_level = "a\\"b"$/m));

  it('leaves empty settings out', () => {
    const text = String(toml('logFormat: ""\nsentryDsn: ""\nconnectionMaxAge: ""\n'));
    assert.doesNotMatch(text, /log_format|sentry_dsn|connection_max_age/);
  });

  it('listens on the port of the metrics since 0.56.1', () => {
    const values = 'metrics: {enabled: true, port: 9000}\n';
    assert.match(String(toml(values)), /^listen_address = ":9000"$/m);
    assert.match(String(toml(values, '0.56.0')), /^listen_address = ':9252'$/m);
    assert.match(String(toml(values, '0.15.1')), /^listen_address = '\[::\]:9252'$/m);
    assert.match(String(toml(values, '0.1.20')), /^metrics_server = '\[::\]:9252'$/m);
  });

  it('has a session server where it is on and there is one replica', () => {
    const on = 'sessionServer: {enabled: true}\n';
    assert.match(
      String(toml(on)),
      /\n\[session_server\]\n {2}session_timeout = 1800\n {2}listen_address = "0.0.0.0:8093"\n/,
    );
    assert.match(String(toml(on, '0.66.0')), /advertise_address = "SESSION_SERVER_IP:9000"/);
    assert.doesNotMatch(String(toml(`${on}replicas: 2\n`)), /session_server/);
  });

  it('takes only true for on since 0.62.0, anything before', () => {
    const on = 'sessionServer: {enabled: "false"}\n';
    assert.doesNotMatch(String(toml(on)), /session_server/);
    assert.match(String(toml(on, '0.59.2')), /session_server/);
  });

  it('is broken by a line break in a value that is printed as it is', () =>
    assert.equal(blamed('concurrent: "5\\nfoo"\n'), 'concurrent'));

  it('is ended by a line that looks like a key', () => {
    assert.equal(blamed('connectionMaxAge: "1m\\"\\n  other: |\\n    text"\n'), undefined);
    assert.equal(file('other', 'connectionMaxAge: "1m\\"\\n  other: |\\n    text"\n'), 'text"\n');
  });

  it('is replaced by configMaps', () => assert.equal(toml('configMaps: {config.toml: own}\n'), 'own'));
});
