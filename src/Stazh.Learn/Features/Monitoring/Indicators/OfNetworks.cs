using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Network;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>What is counted of methodological networks and their council: each row has its page; of the whole region, not of districts.</summary>
internal static class OfNetworks
{
    public static IReadOnlyList<Indicator> All { get; } =
    [
        new()
        {
            Code = "network-members", Wording = "Авторская методическая сеть — не менее 1, не менее 5 участников", Source = "002 §5", Requirement = "R-147, R-167", Target = NetworkThresholds.Members, Period = IndicatorPeriod.FromStart, IsCommon = true, Address = "/networks/{tail}",
            Formula = "Участники методических сетей региона, которые к концу полугодия состоят в сети; сама сеть не закрыта. Организация, которая состоит в двух сетях, считается один раз.",
            Items = (db, w) =>
            {
                var all =
                    from m in db.Set<NetworkMember>()
                    join n in db.Set<MethodNetwork>() on m.NetworkId equals n.Id
                    where n.Region == w.Region && n.From <= w.To && (n.ClosedOn == null || n.ClosedOn >= w.To) && m.From <= w.To && (m.Until == null || m.Until >= w.To)
                    select new { m.Id, m.Name, n.Slug };
                return all.Where(m => !all.Any(o => o.Name == m.Name && o.Id.CompareTo(m.Id) < 0)).Select(m => new IndicatorItem { Key = m.Id, District = "", Title = m.Name, Tail = m.Slug });
            },
        },
        new()
        {
            Code = "network-products", Wording = "Комплект продуктов — не менее 3", Source = "002 §5", Requirement = "R-167", Target = 3, Period = IndicatorPeriod.FromStart, IsCommon = true, Address = "/networks/{tail}/road",
            Formula = "Этапы дорожных карт методических сетей, у которых назван продукт и которые выполнены с подтверждением.",
            Items = (db, w) =>
                from s in db.Set<RoadStage>()
                join n in db.Set<MethodNetwork>() on s.NetworkId equals n.Id
                where n.Region == w.Region && s.Product != "" && s.DoneOn >= w.From && s.DoneOn <= w.To
                select new IndicatorItem { Key = s.Id, District = "", Title = s.Product, Tail = n.Slug },
        },
        new()
        {
            Code = "council-sittings", Wording = "Заседания координационного совета — 4 раза в год", Source = "002 §3.1, 6", Requirement = "R-155", Target = CouncilYear.Sittings, Period = IndicatorPeriod.Year, IsCommon = true, Address = "/sittings/{key}",
            Formula = "Заседания координационных советов региона, отмеченные проведёнными.",
            Items = (db, w) =>
                from s in db.Set<Sitting>()
                join c in db.Set<Council>() on s.CouncilId equals c.Id
                where c.Region == w.Region && c.Kind == CouncilKind.Coordination && s.IsHeld && s.On >= w.From && s.On <= w.To
                select new IndicatorItem { Key = s.Id, District = "", Title = s.Place == "" ? c.Title : c.Title + ", " + s.Place },
        },
    ];
}
