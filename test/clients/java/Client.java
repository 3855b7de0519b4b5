import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Asks as DBeaver, DataGrip and Metabase do: clickhouse-jdbc with its defaults, which compress natively. */
public class Client {
  static final String TYPES =
      "select toDecimal64('12.34', 2) as d, toDateTime64('2026-10-25 02:30:00.123', 3, 'Europe/Warsaw') as t, "
          + "cast(null as Nullable(String)) as n, [1, 2] as a, map('k', 1) as m, toLowCardinality('x') as l";

  public static void main(String[] arguments) throws Exception {
    Properties properties = new Properties();
    properties.put("user", arguments[2]);
    properties.put("password", arguments[3]);
    for (int i = 5; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      properties.put(pair[0], pair[1]);
    }
    String url = "jdbc:clickhouse://" + arguments[0] + ":" + arguments[1] + "/" + arguments[4];
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      print(connection, arguments[4]);
    }
  }

  static void print(Connection connection, String database) throws Exception {
    DatabaseMetaData metadata = connection.getMetaData();
    List<String> parts = new ArrayList<>();
    parts.add("\"version\":" + text(metadata.getDatabaseProductVersion()));
    parts.add("\"schemas\":" + list(metadata.getSchemas(), "TABLE_SCHEM"));
    parts.add("\"tables\":" + list(metadata.getTables(null, database, "%", null), "TABLE_NAME"));
    parts.add("\"columns\":" + list(metadata.getColumns(null, database, "opportunities", "%"), "COLUMN_NAME"));
    try (Statement statement = connection.createStatement()) {
      parts.add("\"shown\":" + list(statement.executeQuery("show tables"), null));
      parts.add("\"types\":" + types(statement.executeQuery(TYPES)));
      parts.add("\"error\":" + error(statement, "select nope from opportunities"));
      parts.add("\"refused\":" + error(statement, "select * from url('http://127.0.0.1:1', 'CSV', 'a String')"));
      ResultSet many = statement.executeQuery("select number, toString(number) as text from numbers(100000)");
      int count = 0;
      while (many.next()) count++;
      parts.add("\"large\":" + count);
      parts.add("\"rows\":" + list(statement.executeQuery("select opportunity_id from opportunities order by 1"), null));
    }
    String report = "select sum(opportunities) as n from campaign_outcomes(campaign = ?, from = ?, to = ?)";
    try (PreparedStatement statement = connection.prepareStatement(report)) {
      statement.setString(1, "");
      statement.setString(2, "2026-10-01");
      statement.setString(3, "2026-11-01");
      parts.add("\"report\":" + number(statement.executeQuery()));
    }
    String join = "select count(*) from opportunities as o join campaigns as c on c.campaign_id = o.campaign_id where c.name = ?";
    try (PreparedStatement statement = connection.prepareStatement(join)) {
      statement.setString(1, "C");
      parts.add("\"join\":" + number(statement.executeQuery()));
    }
    try (PreparedStatement statement = connection.prepareStatement("select * from opportunities")) {
      parts.add("\"described\":" + statement.getMetaData().getColumnCount());
    }
    System.out.println("{" + String.join(",", parts) + "}");
  }

  static long number(ResultSet rows) throws Exception {
    rows.next();
    return rows.getLong(1);
  }

  static String types(ResultSet rows) throws Exception {
    rows.next();
    BigDecimal decimal = rows.getBigDecimal("d");
    Object time = rows.getObject("t");
    OffsetDateTime at = time instanceof ZonedDateTime ? ((ZonedDateTime) time).toOffsetDateTime() : rows.getObject("t", OffsetDateTime.class);
    Object[] array = (Object[]) rows.getArray("a").getArray();
    return "{\"decimal\":" + text(decimal.toPlainString())
        + ",\"time\":" + at.toInstant().toEpochMilli()
        + ",\"null\":" + (rows.getString("n") == null ? "null" : "\"\"")
        + ",\"array\":[" + array[0] + "," + array[1] + "]"
        + ",\"map\":" + text(rows.getObject("m").toString())
        + ",\"text\":" + text(rows.getString("l")) + "}";
  }

  static String error(Statement statement, String sql) {
    try {
      statement.executeQuery(sql);
      return "\"\"";
    } catch (Exception error) {
      return text(String.valueOf(error.getMessage()));
    }
  }

  static String list(ResultSet rows, String column) throws Exception {
    List<String> found = new ArrayList<>();
    while (rows.next()) found.add(text(column == null ? rows.getString(1) : rows.getString(column)));
    return "[" + String.join(",", found) + "]";
  }

  static String text(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : value.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }
}
