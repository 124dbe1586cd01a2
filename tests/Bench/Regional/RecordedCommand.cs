using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Stazh.Bench.Regional;

/// <summary>A reading command of the program with the values it was sent with.</summary>
public sealed record RecordedCommand(string Text, IReadOnlyList<RecordedValue> Values)
{
    public static RecordedCommand Of(DbCommand command) => new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => RecordedValue.Of(p.ParameterName, p.Value))]);

    public static RecordedCommand FromJson(string json) => JsonSerializer.Deserialize<RecordedCommand>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);

    public DbCommand On(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Text;
        command.Parameters.AddRange(Parameters());
        return command;
    }

    public SqliteParameter[] Parameters() => [.. Values.Select(v => new SqliteParameter(v.Name, v.ToValue()))];
}

/// <param name="Type">One of the types that SQLite is given by EF; empty for null.</param>
public sealed record RecordedValue(string Name, string Type, string Value)
{
    public static RecordedValue Of(string name, object? value) => value switch
    {
        null or DBNull => new(name, "", ""),
        string text => new(name, "text", text),
        byte[] bytes => new(name, "bytes", Convert.ToBase64String(bytes)),
        bool or byte or short or int or long or Enum => new(name, "whole", Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)),
        double or float => new(name, "real", Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture)),
        // As Microsoft.Data.Sqlite writes them.
        Guid guid => new(name, "text", guid.ToString().ToUpperInvariant()),
        DateOnly day => new(name, "text", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"{name} is a {value.GetType()}"),
    };

    public object ToValue() => Type switch
    {
        "" => DBNull.Value,
        "text" => Value,
        "bytes" => Convert.FromBase64String(Value),
        "whole" => long.Parse(Value, CultureInfo.InvariantCulture),
        _ => double.Parse(Value, CultureInfo.InvariantCulture),
    };
}
