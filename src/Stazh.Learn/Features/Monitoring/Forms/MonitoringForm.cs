using Stazh.Learn.Web;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Who fills a form in, and so about whom it is.</summary>
public enum FormFiller
{
    /// <summary>Every teacher about oneself; only ever seen in numbers.</summary>
    Teacher,

    /// <summary>The head about the site.</summary>
    Site,

    /// <summary>The coordinator about a direction of work .</summary>
    Direction,
}

public sealed class FormQuestion
{
    public string Code { get; init; } = "";

    public string Text { get; init; } = "";
}

public sealed class FormGroup
{
    public string Title { get; init; } = "";

    public List<FormQuestion> Questions { get; init; } = [];
}

public sealed class FormDirection
{
    public string Code { get; init; } = "";

    public string Title { get; init; } = "";
}

/// <summary>A form of content/monitoring: questions on the one scale that diagnostics use too, and questions in words.</summary>
public sealed class MonitoringForm
{
    public string Code { get; init; } = "";

    public string Title { get; init; } = "";

    public string Source { get; init; } = "";

    public FormFiller By { get; init; }

    public string About { get; init; } = "";

    public List<FormDirection> Directions { get; init; } = [];

    public List<FormGroup> Groups { get; init; } = [];

    public List<FormQuestion> Open { get; init; } = [];

    public IEnumerable<FormQuestion> Questions => Groups.SelectMany(g => g.Questions);

    public string? Direction(string code) => Directions.Find(d => d.Code == code)?.Title;

    /// <exception cref="InvalidDataException">A code is missing or stands twice, a text is missing, or there are no questions.</exception>
    public static MonitoringForm Read(string yaml, string file)
    {
        var form = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<MonitoringForm>(yaml);
        var codes = form.Questions.Concat(form.Open).Select(q => q.Code).ToList();
        if (form.Code.Length == 0 || form.Title.Length == 0 || !form.Questions.Any() || codes.Any(string.IsNullOrEmpty) || codes.Distinct().Count() != codes.Count
            || form.Questions.Concat(form.Open).Any(q => q.Text.Length == 0) || (form.By == FormFiller.Direction) != (form.Directions.Count > 0))
        {
            throw new InvalidDataException($"{file}: every form needs a code, a title and questions with codes of their own; a form by directions needs its directions.");
        }

        return form;
    }
}

/// <summary>The forms of content/monitoring, read once.</summary>
public sealed class MonitoringForms(ContentFolder content)
{
    private readonly Lazy<IReadOnlyList<MonitoringForm>> all = new(() =>
        [.. Directory.EnumerateFiles(content.File("monitoring"), "*.yaml").Order(StringComparer.Ordinal).Select(f => MonitoringForm.Read(File.ReadAllText(f), f)).OrderBy(f => f.By)]);

    public IReadOnlyList<MonitoringForm> All => all.Value;

    public MonitoringForm? Find(string code) => All.FirstOrDefault(f => f.Code == code);
}
