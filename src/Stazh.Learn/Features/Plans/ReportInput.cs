using System.ComponentModel.DataAnnotations;

namespace Stazh.Learn.Features.Plans;

public sealed class ReportInput
{
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Subject { get; set; }

    [StringLength(PlanReport.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Goals { get; set; }

    [StringLength(PlanReport.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Dynamics { get; set; }

    [StringLength(PlanReport.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Conclusions { get; set; }

    public Guid Stamp { get; set; }
}
