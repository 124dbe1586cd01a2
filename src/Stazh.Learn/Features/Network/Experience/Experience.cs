using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

public sealed record DoneNeedsEvidence() : Refusal("Покажите, чем подтверждается: ссылка, документ, номер протокола.");

/// <summary>A status with the paper that is its regulation, as far as there is one.</summary>
public sealed record CentreLine(CentreStatus Status, PaperState? State, string? Number, DateOnly? Date)
{
    /// <summary>Nothing that is in force or on its way to it.</summary>
    public bool NeedsRegulation => State is null or PaperState.Annulled or PaperState.Replaced;

    public bool HasRegulation => State is PaperState.Registered or PaperState.Signed;
}

/// <summary>Everybody with an account reads the registered regulation of a resource centre.</summary>
internal sealed class CentrePapers(Data.AppDb db) : IPaperAudience
{
    public string AboutKind => CentreStatus.About;

    public Task<bool> MayReadAsync(Guid aboutId, Guid personId, CancellationToken stop) => db.Set<CentreStatus>().AnyAsync(c => c.Id == aboutId, stop);
}

/// <summary>The status «Краевой ресурсный центр» of an organisation of a network: by which act, until when, by which regulation .</summary>
public sealed class CentreStatus
{
    /// <summary><see cref="PaperAbout.Kind"/> of its regulation.</summary>
    public const string About = "network-centre";

    public Guid Id { get; init; }

    public Guid NetworkId { get; init; }

    public required string Organisation { get; init; }

    public required string Act { get; init; }

    /// <summary>In words, when the regulation is kept elsewhere.</summary>
    public string Regulation { get; init; } = "";

    /// <summary>The regulation as a paper of the region .</summary>
    public Guid? RegulationPaperId { get; set; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CentreStatus>
    {
        public void Configure(EntityTypeBuilder<CentreStatus> builder)
        {
            builder.ToTable("CentreStatuses");
            builder.Property(c => c.Organisation).HasMaxLength(1000);
            builder.Property(c => c.Act).HasMaxLength(500);
            builder.Property(c => c.Regulation).HasMaxLength(500);
            builder.HasIndex(c => c.NetworkId);
            builder.HasIndex(c => c.RegulationPaperId);
            builder.HasOne<Paper>().WithMany().HasForeignKey(c => c.RegulationPaperId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<MethodNetwork>().WithMany().HasForeignKey(c => c.NetworkId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A stage of the road map of passing experience on: who, when, what comes of it, by what it is proved .</summary>
public sealed class RoadStage
{
    public Guid Id { get; init; }

    public Guid NetworkId { get; init; }

    public required string Title { get; set; }

    /// <summary>A post: the page is public.</summary>
    public string Responsible { get; set; } = "";

    public DateOnly From { get; set; }

    public DateOnly To { get; set; }

    public string Product { get; set; } = "";

    public DateOnly? DoneOn { get; private set; }

    public string Evidence { get; private set; } = "";

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public bool IsLateOn(DateOnly today) => DoneOn is null && To < today;

    public Refusal? Write(RoadInput input)
    {
        if (input.To < input.From)
        {
            return new EndsBeforeItBegins();
        }

        (Title, Responsible, From, To, Product, Stamp) = (input.Title!.Trim(), input.Responsible?.Trim() ?? "", input.From!.Value, input.To!.Value, input.Product?.Trim() ?? "", Guid.NewGuid());
        return null;
    }

    public Refusal? Finish(DateOnly on, DateOnly today, string? evidence)
    {
        if (on > today)
        {
            return new DayIsAhead();
        }

        if (string.IsNullOrWhiteSpace(evidence))
        {
            return new DoneNeedsEvidence();
        }

        (DoneOn, Evidence, Stamp) = (on, evidence.Trim(), Guid.NewGuid());
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RoadStage>
    {
        public void Configure(EntityTypeBuilder<RoadStage> builder)
        {
            builder.ToTable("RoadStages");
            builder.Property(s => s.Title).HasMaxLength(500);
            builder.Property(s => s.Responsible).HasMaxLength(500);
            builder.Property(s => s.Product).HasMaxLength(1000);
            builder.Property(s => s.Evidence).HasMaxLength(2000);
            builder.Property(s => s.Stamp).IsConcurrencyToken();
            builder.HasIndex(s => s.NetworkId);
            builder.HasOne<MethodNetwork>().WithMany().HasForeignKey(s => s.NetworkId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public sealed class CentreInput
{
    [Display(Name = "Наименование организации")]
    [Required(ErrorMessage = "Назовите организацию.")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Organisation { get; set; }

    [Display(Name = "Акт о присвоении статуса: вид, номер, дата, кто издал")]
    [Required(ErrorMessage = "Укажите акт: без него статуса нет.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Act { get; set; }

    [Display(Name = "Положение о ресурсном центре")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Regulation { get; set; }

    [Display(Name = "Первый день действия")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? From { get; set; }

    [Display(Name = "Последний день действия")]
    [Required(ErrorMessage = "Укажите дату окончания.")]
    public DateOnly? To { get; set; }
}

public sealed class RoadInput
{
    /// <summary>Null adds a stage.</summary>
    public Guid? Id { get; set; }

    [Display(Name = "Этап")]
    [Required(ErrorMessage = "Назовите этап.")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Title { get; set; }

    [Display(Name = "Ответственный: должность")]
    [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Responsible { get; set; }

    [Display(Name = "Начало")]
    [Required(ErrorMessage = "Укажите дату начала.")]
    public DateOnly? From { get; set; }

    [Display(Name = "Окончание")]
    [Required(ErrorMessage = "Укажите дату окончания.")]
    public DateOnly? To { get; set; }

    [Display(Name = "Продукт")]
    [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Product { get; set; }

    public Guid Stamp { get; set; }

    public static RoadInput Of(RoadStage s) => new() { Id = s.Id, Title = s.Title, Responsible = s.Responsible, From = s.From, To = s.To, Product = s.Product, Stamp = s.Stamp };
}
