using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>One thing to do in a route.</summary>
public sealed class RouteItem
{
    public const int LongestMinutes = 6000;

    public Guid Id { get; init; }

    public Guid RouteId { get; init; }

    /// <summary>The same in every version of the route: a calendar knows the item by it.</summary>
    public Guid Key { get; init; }

    public RouteItemKind Kind { get; init; }

    /// <summary>Code in the programme or id of a run; empty for own work.</summary>
    public string Code { get; init; } = "";

    public required string Title { get; init; }

    public string? Address { get; init; }

    public int Minutes { get; init; }

    /// <summary>Counted from the first week of the run, from 0.</summary>
    public int Week { get; internal set; }

    public DateOnly? DueOn { get; internal set; }

    public int Order { get; internal set; }

    public bool IsPinned { get; internal set; }

    /// <summary>How the person reports on it .</summary>
    public string? ReportAs { get; internal set; }

    public RouteReason Reason { get; init; }

    public string? ReasonAbout { get; init; }

    public DateTimeOffset? DoneAt { get; internal set; }

    /// <summary>Goes up with each change that calendars must notice.</summary>
    public int Sequence { get; internal set; }

    public DateTimeOffset ChangedAt { get; internal set; }

    public string EffectsText { get; private set; } = "";

    public IReadOnlyList<DeficitEffect> Effects
    {
        get => [.. EffectsText.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(e => e.Split('=')).Select(e => new DeficitEffect(e[0], double.Parse(e[1], CultureInfo.InvariantCulture)))];
        init => EffectsText = string.Join(';', value.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Deficit}={e.Effect}")));
    }

    /// <summary>A new proposal leaves it where it is.</summary>
    public bool IsKept => IsPinned || DoneAt is not null || Kind == RouteItemKind.Own;

    public RouteActivity Activity(IReadOnlyList<string> needs) => new(Kind, Kind == RouteItemKind.Own ? Key.ToString() : Code, Title, Address, Minutes, Effects) { Needs = needs };

    internal void Done(DateTimeOffset now)
    {
        DoneAt = now;
        Touch(now);
    }

    internal void Touch(DateTimeOffset now) => (Sequence, ChangedAt) = (Sequence + 1, now);

    internal RouteItem CopyTo(Guid routeId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), RouteId = routeId, Key = Key, Kind = Kind, Code = Code, Title = Title, Address = Address, Minutes = Minutes, Week = Week, DueOn = DueOn, Order = Order, IsPinned = IsPinned,
        ReportAs = ReportAs, Reason = Reason, ReasonAbout = ReasonAbout, DoneAt = DoneAt, Sequence = Sequence, ChangedAt = ChangedAt, EffectsText = EffectsText,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<RouteItem>
    {
        public void Configure(EntityTypeBuilder<RouteItem> builder)
        {
            builder.ToTable("RouteItems");
            builder.Property(i => i.Code).HasMaxLength(64);
            builder.Property(i => i.Title).HasMaxLength(500);
            builder.Property(i => i.Address).HasMaxLength(500);
            builder.Property(i => i.ReportAs).HasMaxLength(500);
            builder.Property(i => i.ReasonAbout).HasMaxLength(64);
            builder.Property(i => i.EffectsText).HasMaxLength(1000);
            builder.Ignore(i => i.Effects).Ignore(i => i.IsKept);
        }
    }
}
