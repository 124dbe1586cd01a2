using System.ComponentModel;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Stazh.Learn.Features.OpenData;

/// <summary>A page of a list.</summary>
/// <param name="Items">In the order of the list's key.</param>
/// <param name="Next">Address of the next page; null on the last.</param>
public sealed record Listing<T>([property: Description("В порядке ключа списка.")] IReadOnlyList<T> Items, [property: Description("Адрес следующей страницы; null на последней.")] string? Next);

internal static class Answering
{
    public const int MostItems = 100;
    public const int Minute = 60;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>JSON with a tag of its content: a client that has it already is told so and gets no body.</summary>
    /// <param name="seconds">How long anybody may keep the answer.</param>
    public static IResult Send<T>(HttpContext context, T answer, int seconds)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, Json);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = $"public, max-age={seconds}";
        return context.Request.Headers.IfNoneMatch.SelectMany(v => v!.Split(',')).Any(v => v.Trim() is var given && (given == tag || given == "W/" + tag || given == "*"))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(bytes, "application/json; charset=utf-8");
    }

    public static IResult NotThere(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status404NotFound, title: "Не найдено");

    /// <summary>Null when the number of items can be given.</summary>
    public static IResult? Wrong(int limit) => limit is >= 1 and <= MostItems
        ? null
        : Results.Problem($"limit — от 1 до {MostItems}.", statusCode: StatusCodes.Status400BadRequest, title: "Запрос не понят");

    /// <summary>The asked items and whether there are more, of one item more than asked.</summary>
    public static Listing<T> Page<T>(HttpContext context, IReadOnlyList<T> rows, int limit, Func<T, string> key) =>
        new([.. rows.Take(limit)], rows.Count > limit ? Next(context.Request, key(rows[limit - 1])) : null);

    private static string Next(HttpRequest request, string after) =>
        request.Path + QueryString.Create(request.Query.Where(q => q.Key != "after").SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v)).Append(new("after", after)));
}
