using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Monitoring of the demonstration: invented denominators of two days, and three half-years that were closed.</summary>
internal sealed class DemoMonitoring(AppDb db)
{
    /// <summary>What was kept, the oldest half-year first.</summary>
    private static readonly Dictionary<string, int[]> Kept = new()
    {
        ["authors"] = [0, 0, 0], ["users"] = [12, 25, 41], ["training-teachers"] = [0, 0, 0], ["training-specialists"] = [0, 0, 0], ["coverage"] = [0, 0, 6], ["contest"] = [0, 0, 0],
        ["seminars"] = [0, 0, 1], ["schedule-reports"] = [0, 0, 0], ["pilot"] = [0, 1, 1], ["tryout"] = [0, 0, 0], ["rounds-pedagogical"] = [0, 0, 1], ["rounds-methodical"] = [0, 0, 1], ["late-reports"] = [2, 1, 1], ["web-products"] = [0, 1, 1], ["local-acts"] = [0, 0, 1], ["news"] = [3, 5, 6], ["no-consultant"] = [6, 5, 5],
    };

    public async Task AddAsync(Dictionary<string, Person> people, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var by = people["coordinator1"].Id;
        var districts = await db.Set<District>().Where(d => d.Subject == DemoPeople.Region).OrderBy(d => d.Name).Select(d => d.Name).ToListAsync(stop);
        var year = today.Month >= 10 ? today.Year : today.Year - 1;
        foreach (var (on, back) in new[] { (new DateOnly(year - 1, 9, 20), 1), (new DateOnly(year, 9, 20), 0) })
        {
            var source = $"форма ОО-1 на 20 сентября {on.Year} года (данные демонстрации)";
            Add("", DenominatorKind.Teachers, 482 - (back * 14), on, source);
            Add("", DenominatorKind.SchoolTeachers, 316 - (back * 9), on, source);
            for (var i = 0; i < districts.Count; i++)
            {
                Add(districts[i], DenominatorKind.Organisations, 14 + (i * 7 % 23) - back, on, source);
            }
        }

        Add("", DenominatorKind.MethodSpecialists, 36, new(year, 10, 1), "сведения муниципальных органов (данные демонстрации)");
        var half = HalfYear.Of(today).Previous.Previous.Previous;
        for (var i = 0; i < 3; i++, half = half.Next)
        {
            foreach (var indicator in Indicators.All.Where(i => Kept.ContainsKey(i.Code)))
            {
                db.Add(new IndicatorSnapshot
                {
                    Id = Guid.CreateVersion7(now), Region = DemoPeople.Region, Code = indicator.Code, Year = half.Year, Number = half.Number, Revision = 1, Value = Kept[indicator.Code][i], Target = indicator.Target,
                    Whole = indicator.Of switch { DenominatorKind.Teachers => 468, DenominatorKind.SchoolTeachers => 307, DenominatorKind.MethodSpecialists => 36, DenominatorKind.Organisations => 398, _ => null },
                    WholeOn = indicator.Of is null ? null : new DateOnly(year - 1, 9, 20), WholeSource = indicator.Of is null ? "" : "данные демонстрации", TakenAt = new DateTimeOffset(half.To.AddDays(16).ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero), TakenById = by,
                });
            }
        }

        await db.SaveChangesAsync(stop);

        void Add(string district, DenominatorKind kind, int value, DateOnly on, string source) => db.Add(new Denominator
        {
            Id = Guid.CreateVersion7(now), Region = DemoPeople.Region, District = district, Kind = kind, Value = value, On = on, Source = source, EnteredAt = now, EnteredById = by,
        });
    }
}
