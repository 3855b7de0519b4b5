"""Asks as Superset and notebooks do: clickhouse-connect with its defaults, and its SQLAlchemy dialect."""

import json
import sys
from urllib.parse import quote

import clickhouse_connect
import sqlalchemy

host, port, user, password, database = sys.argv[1:6]
TYPES = (
    "select toDecimal64('12.34', 2) as d, toDateTime64('2026-10-25 02:30:00.123', 3, 'Europe/Warsaw') as t, "
    "cast(null as Nullable(String)) as n, [1, 2] as a, map('k', 1) as m, toLowCardinality('x') as l"
)
REPORT = "select sum(opportunities) as n from campaign_outcomes(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})"


def message(action):
    try:
        action()
        return ""
    except Exception as error:
        return str(error)


client = clickhouse_connect.get_client(
    host=host, port=int(port), username=user, password=password, database=database
)
types = client.query(TYPES).first_item
large = 0
with client.query_row_block_stream("select number, toString(number) as text from numbers(100000)") as stream:
    for block in stream:
        large += len(block)

engine = sqlalchemy.create_engine(
    f"clickhousedb://{quote(user)}:{quote(password)}@{host}:{port}/{database}"
)
inspector = sqlalchemy.inspect(engine)
with engine.connect() as connection:
    joined = connection.execute(
        sqlalchemy.text(
            "select count(*) from opportunities as o join campaigns as c on c.campaign_id = o.campaign_id where c.name = :name"
        ),
        {"name": "C"},
    ).scalar()

print(
    json.dumps(
        {
            "version": client.server_version,
            "schemas": inspector.get_schema_names(),
            "tables": sorted(set(inspector.get_table_names() + inspector.get_view_names())),
            "shown": sorted(row[0] for row in client.query("show tables").result_rows),
            "columns": [column["name"] for column in inspector.get_columns("opportunities")],
            "report": client.query(
                REPORT, parameters={"campaign": "", "from": "2026-10-01", "to": "2026-11-01"}
            ).result_rows[0][0],
            "join": joined,
            "types": {
                "decimal": str(types["d"]),
                "time": int(types["t"].timestamp() * 1000),
                "null": types["n"],
                "array": types["a"],
                "map": types["m"],
                "text": types["l"],
            },
            "error": message(lambda: client.query("select nope from opportunities")),
            "refused": message(lambda: client.query("select * from url('http://127.0.0.1:1', 'CSV', 'a String')")),
            "large": large,
            "rows": [row[0] for row in client.query("select opportunity_id from opportunities order by 1").result_rows],
            "frame": list(client.query_df("select opportunity_id from opportunities order by 1")["opportunity_id"]),
            "arrow": client.query_arrow("select number from numbers(1000)").num_rows,
        }
    )
)
