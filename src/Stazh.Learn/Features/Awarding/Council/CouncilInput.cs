using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>Rules of a council; criteria a line each, name and most points.</summary>
public sealed class CouncilInput
{
    private const int MostCriteria = 20;

    [Display(Name = "Название состава")]
    [Required(ErrorMessage = "Введите название.")]
    [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "Полномочия с")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? From { get; set; }

    [Display(Name = "Полномочия по")]
    [Required(ErrorMessage = "Укажите дату окончания.")]
    public DateOnly? To { get; set; }

    [Display(Name = "Кворум, процентов состава")]
    [Range(1, 100, ErrorMessage = "От {1} до {2}.")]
    public int QuorumPercent { get; set; } = 67;

    [Display(Name = "Экспертов на заявку")]
    [Range(1, 5, ErrorMessage = "От {1} до {2}.")]
    public int ExpertsPerApplication { get; set; } = 2;

    [Display(Name = "Расхождение, при котором зовут ещё одного эксперта, процентов")]
    [Range(1, 100, ErrorMessage = "От {1} до {2}.")]
    public int DisagreementPercent { get; set; } = 25;

    [Display(Name = "Не назначать экспертов из района заявителя")]
    public bool ExcludesOwnDistrict { get; set; }

    [Display(Name = "Критерии и шкала")]
    [StringLength(10_000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Criteria { get; set; }

    public Guid Stamp { get; set; }

    public static CouncilInput Of(ExpertCouncil c) => new()
    {
        Title = c.Title, From = c.From, To = c.To, QuorumPercent = c.QuorumPercent, ExpertsPerApplication = c.ExpertsPerApplication, DisagreementPercent = c.DisagreementPercent,
        ExcludesOwnDistrict = c.ExcludesOwnDistrict, Criteria = string.Join('\n', c.Criteria.OrderBy(x => x.Position).Select(x => $"{x.Title} | {x.Most}")), Stamp = c.Stamp,
    };

    public static (IReadOnlyList<(string Title, int Most)> Criteria, Refusal? Refusal) Read(string? lines)
    {
        var read = new List<(string, int)>();
        foreach (var (line, number) in (lines ?? "").ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0))
        {
            var cells = line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : '|', StringSplitOptions.TrimEntries);
            if (cells.Length != 2 || cells[0].Length is 0 or > 500 || !int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most is < 1 or > 100 || read.Count == MostCriteria)
            {
                return ([], new CriterionIsNotReadable(number));
            }

            read.Add((cells[0], most));
        }

        return (read, null);
    }
}
