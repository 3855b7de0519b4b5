// Asks as Grafana's plugin and other programs in Go do: clickhouse-go over HTTP.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
	"github.com/shopspring/decimal"
)

const types = "select toDecimal64('12.34', 2) as d, toDateTime64('2026-10-25 02:30:00.123', 3, 'Europe/Warsaw') as t, " +
	"cast(null as Nullable(String)) as n, [toUInt8(1), 2] as a, map('k', toUInt8(1)) as m, toLowCardinality('x') as l"

var methods = map[string]clickhouse.CompressionMethod{
	"none": clickhouse.CompressionNone, "lz4": clickhouse.CompressionLZ4,
	"gzip": clickhouse.CompressionGZIP, "br": clickhouse.CompressionBrotli,
}

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return value
}

func names(ctx context.Context, conn driver.Conn, sql string) []string {
	rows := must(conn.Query(ctx, sql))
	defer rows.Close()
	found := []string{}
	for rows.Next() {
		var name string
		must(0, rows.Scan(&name))
		found = append(found, name)
	}
	must(0, rows.Err())
	return found
}

func message(ctx context.Context, conn driver.Conn, sql string) string {
	rows, err := conn.Query(ctx, sql)
	if err != nil {
		return err.Error()
	}
	for rows.Next() {
	}
	if rows.Err() != nil {
		return rows.Err().Error()
	}
	return ""
}

func main() {
	host, port, user, password, database, method := os.Args[1], os.Args[2], os.Args[3], os.Args[4], os.Args[5], os.Args[6]
	ctx := context.Background()
	conn := must(clickhouse.Open(&clickhouse.Options{
		Addr:        []string{host + ":" + port},
		Protocol:    clickhouse.HTTP,
		Auth:        clickhouse.Auth{Database: database, Username: user, Password: password},
		Compression: &clickhouse.Compression{Method: methods[method]},
	}))
	version := must(conn.ServerVersion())
	var d decimal.Decimal
	var t time.Time
	var n *string
	var a []uint8
	var m map[string]uint8
	var l string
	must(0, conn.QueryRow(ctx, types).Scan(&d, &t, &n, &a, &m, &l))
	var report, join uint64
	must(0, conn.QueryRow(clickhouse.Context(ctx, clickhouse.WithParameters(clickhouse.Parameters{"campaign": "", "from": "2026-10-01", "to": "2026-11-01"})),
		"select toUInt64(sum(opportunities)) as n from campaign_outcomes(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})").Scan(&report))
	must(0, conn.QueryRow(ctx, "select count() from opportunities as o join campaigns as c on c.campaign_id = o.campaign_id where c.name = $1", "C").Scan(&join))
	large := 0
	rows := must(conn.Query(ctx, "select number, toString(number) as text from numbers(100000)"))
	for rows.Next() {
		large++
	}
	must(0, rows.Err())
	array := []int{}
	for _, value := range a {
		array = append(array, int(value))
	}
	must(0, json.NewEncoder(os.Stdout).Encode(map[string]any{
		"version": fmt.Sprint(version.Version),
		"shown":   names(ctx, conn, "show tables"),
		"columns": names(ctx, conn, "select name from system.columns where database = currentDatabase() and table = 'opportunities' order by position"),
		"report":  report, "join": join, "large": large,
		"types":   map[string]any{"decimal": d.StringFixed(2), "time": t.UnixMilli(), "null": n, "array": array, "map": m, "text": l},
		"error":   message(ctx, conn, "select nope from opportunities"),
		"refused": message(ctx, conn, "select * from url('http://127.0.0.1:1', 'CSV', 'a String')"),
		"rows":    names(ctx, conn, "select opportunity_id from opportunities order by 1"),
	}))
}
