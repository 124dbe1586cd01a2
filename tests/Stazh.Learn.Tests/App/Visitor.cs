using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Stazh.Learn.Tests.App;

/// <summary>A person at a browser without script: reads real pages, sends their real forms with all hidden fields.</summary>
public sealed class Visitor(HttpClient http) : IDisposable
{
    public HttpClient Http => http;

    public async Task<Answer> Get(string address) => await Read(await http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute)));

    /// <summary>Follows redirects to the page at their end.</summary>
    public async Task<Answer> Follow(Answer answer)
    {
        while (answer.Location is { } location)
        {
            answer = await Get(location);
        }

        return answer;
    }

    /// <summary>Opens the page, fills its form and sends it; the answer may be a redirect.</summary>
    public async Task<Answer> Post(string address, params (string Name, string Value)[] fields) =>
        await Submit((await Get(address)).Form(), fields);

    public Task<Answer> Submit(IHtmlFormElement form, params (string Name, string Value)[] fields) => Submit(form, button: null, [], fields);

    /// <summary>Sends the form as a browser does: what the page filled in, what the person changed, the button pressed, files.</summary>
    public async Task<Answer> Submit(IHtmlFormElement form, IElement? button, IReadOnlyList<UploadedFile> files, params (string Name, string Value)[] fields)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements.OfType<IHtmlElement>())
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || element.HasAttribute("disabled") || fields.Any(f => f.Name == name))
            {
                continue;
            }

            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" } or IHtmlButtonElement:
                    break;
                case IHtmlInputElement input:
                    values.Add(new(name, input.Value));
                    break;
                case IHtmlSelectElement select:
                    values.AddRange(select.SelectedOptions.Select(o => KeyValuePair.Create(name, o.Value)));
                    break;
                case IHtmlTextAreaElement area:
                    values.Add(new(name, area.Value));
                    break;
            }
        }

        values.AddRange(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        if (button?.GetAttribute("name") is { Length: > 0 } pressed)
        {
            values.Add(new(pressed, button.GetAttribute("value") ?? ""));
        }

        var action = button?.GetAttribute("formaction") ?? form.GetAttribute("action");
        var address = string.IsNullOrEmpty(action) ? form.Owner!.Url.Replace("http://localhost", "", StringComparison.Ordinal) : action;
        if (form.Method == "get")
        {
            return await Get(address + "?" + string.Join('&', values.Select(v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}")));
        }

        using HttpContent content = files.Count == 0 && form.Enctype != "multipart/form-data" ? new FormUrlEncodedContent(values) : Multipart(values, files);
        return await Read(await http.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content));
    }

    public void Dispose() => http.Dispose();

    private static MultipartFormDataContent Multipart(List<KeyValuePair<string, string>> values, IReadOnlyList<UploadedFile> files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var file in files)
        {
            var part = new ByteArrayContent(file.Content);
            part.Headers.ContentType = new MediaTypeHeaderValue(file.ContentType);
            content.Add(part, file.Field, file.Name);
        }

        return content;
    }

    private static async Task<Answer> Read(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        return new Answer((int)response.StatusCode, response.Headers.Location?.ToString(), body, response.RequestMessage!.RequestUri!.ToString(), response);
    }
}

public sealed record UploadedFile(string Field, string Name, string ContentType, byte[] Content);

/// <summary>What came back.</summary>
public sealed record Answer(int Status, string? Location, string Body, string Url, HttpResponseMessage Response)
{
    private IHtmlDocument? document;

    public IHtmlDocument Document => document ??= Parse();

    /// <summary>The only form of the page's main part, or the one that fits the selector.</summary>
    public IHtmlFormElement Form(string selector = "main form[method=post]") =>
        Document.QuerySelector<IHtmlFormElement>(selector) ?? throw new InvalidOperationException($"No form '{selector}' at {Url} ({Status}).");

    public string Text(string selector) => string.Join(' ', Document.QuerySelectorAll(selector).Select(e => e.TextContent.Trim()));

    /// <summary>What the page says, without markup and repeated spaces.</summary>
    public string Words => string.Join(' ', Document.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IHtmlDocument Parse()
    {
        var context = AngleSharp.BrowsingContext.New();
        var parsed = new HtmlParser(new HtmlParserOptions(), context).ParseDocument(Body);
        parsed.Location.Href = Url;
        return parsed;
    }
}
