using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Monitoring;

public sealed record WindowEndsBeforeItBegins() : Refusal("Последний день раньше первого.");

public sealed record WindowIsOutsideItsHalf() : Refusal("Окно открывают в своём полугодии или в первый месяц после него.");

public sealed record WindowIsThere() : Refusal("Эта форма в этом полугодии уже открыта.");

public sealed record WindowIsClosed() : Refusal("Приём ответов сейчас закрыт.");

public sealed record QuestionsAreUnanswered(int Left) : Refusal("Без ответа осталось: {0}. Сохраните черновик или ответьте на все вопросы.", Left);

public sealed record SheetChangedElsewhere() : Refusal("Эту форму только что сохранили в другом окне. Ваши ответы остались здесь: сравните их с сохранёнными и сохраните снова.");

public sealed record SheetIsHandedIn() : Refusal("Форма уже сдана.");

/// <summary>The days of a half-year in which a form is filled in .</summary>
public sealed class MonitoringWindow
{
    public Guid Id { get; init; }

    /// <summary>Name of the subject of the Federation, as in the registry.</summary>
    public required string Region { get; init; }

    public required string FormCode { get; init; }

    public int Year { get; init; }

    public int Number { get; init; }

    public DateOnly OpensOn { get; init; }

    public DateOnly ClosesOn { get; init; }

    public Guid OpenedById { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The day on which those who had not handed in were reminded.</summary>
    public DateOnly? RemindedOn { get; set; }

    public HalfYear Half => new(Year, Number);

    public bool IsOpen(DateOnly day) => OpensOn <= day && day <= ClosesOn;

    public static Refusal? Check(HalfYear half, DateOnly opens, DateOnly closes) =>
        closes < opens ? new WindowEndsBeforeItBegins() : opens < half.From || closes > half.To.AddMonths(1) ? new WindowIsOutsideItsHalf() : null;

    internal sealed class Mapping : IEntityTypeConfiguration<MonitoringWindow>
    {
        public void Configure(EntityTypeBuilder<MonitoringWindow> builder)
        {
            builder.ToTable("MonitoringWindows");
            builder.Property(w => w.Region).HasMaxLength(200);
            builder.Property(w => w.FormCode).HasMaxLength(40);
            builder.Ignore(w => w.Half);
            builder.HasIndex(w => new { w.Region, w.FormCode, w.Year, w.Number }).IsUnique();
        }
    }
}

/// <summary>One filled form: of a teacher, a site or a direction.</summary>
public sealed class MonitoringSheet
{
    public const int LongestWords = 2000;

    public Guid Id { get; init; }

    public Guid WindowId { get; init; }

    /// <summary>About whom: the teacher, the site; empty for a direction.</summary>
    public Guid SubjectId { get; init; }

    public string Direction { get; init; } = "";

    /// <summary>Who has saved it last; a teacher's own sheet is part of that person's data.</summary>
    public Guid PersonId { get; set; }

    /// <summary>Code of the question to words.</summary>
    public string WordsJson { get; set; } = "{}";

    public DateTimeOffset SavedAt { get; set; }

    public DateTimeOffset? HandedInAt { get; set; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public List<MonitoringAnswer> Answers { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<MonitoringSheet>
    {
        public void Configure(EntityTypeBuilder<MonitoringSheet> builder)
        {
            builder.ToTable("MonitoringSheets");
            builder.Property(s => s.Direction).HasMaxLength(40);
            builder.Property(s => s.Stamp).IsConcurrencyToken();
            builder.HasOne<MonitoringWindow>().WithMany().HasForeignKey(s => s.WindowId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(s => s.Answers).WithOne().HasForeignKey(a => a.SheetId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(s => new { s.WindowId, s.SubjectId, s.Direction }).IsUnique();
            builder.HasIndex(s => s.PersonId);
        }
    }
}

/// <summary>A level of the one scale: 0 no deficit … 3 critical.</summary>
public sealed class MonitoringAnswer
{
    public Guid SheetId { get; init; }

    public required string Question { get; init; }

    public int Level { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MonitoringAnswer>
    {
        public void Configure(EntityTypeBuilder<MonitoringAnswer> builder)
        {
            builder.ToTable("MonitoringAnswers");
            builder.HasKey(a => new { a.SheetId, a.Question });
            builder.Property(a => a.Question).HasMaxLength(40);
        }
    }
}
