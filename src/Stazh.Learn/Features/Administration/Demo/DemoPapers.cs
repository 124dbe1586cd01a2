using Stazh.Learn.Data;
using Stazh.Learn.Features.Papers;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Requisites of the invented institute, an order with its number and a plan that is still a draft.</summary>
internal sealed class DemoPapers(AppDb db, IPapers papers)
{
    public const string Region = "Ленинградская область";

    public async Task AddAsync(Guid coordinator, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        db.Add(new Requisites
        {
            Id = Guid.CreateVersion7(now), Region = Region, Name = "Государственное автономное учреждение дополнительного профессионального образования «Областной институт развития образования»",
            ShortName = "ГАУ ДПО «Областной институт развития образования»", City = "г. Луга", Address = "188230, Ленинградская область, г. Луга, пр. Володарского, д. 14",
            Inn = "4700000000", Ogrn = "1000000000000", Contacts = "тел. (81372) 0-00-00, institut@stazh.example", SignatoryPost = "Ректор", SignatoryName = "М. И. Осинина",
        });
        await db.SaveChangesAsync(stop);
        var order = await papers.DraftAsync(
            new("order-site", Region, null, new(new Dictionary<string, string>
            {
                ["goal"] = "распространения опыта обучения детей с дефицитом внимания", ["base"] = "МБОУ «Лицей № 8»", ["base_head"] = "Кедрову И. П.",
                ["support"] = "информационно-методический отдел", ["controller"] = "проректора по учебно-методической работе",
            })),
            coordinator, stop);
        await papers.DraftAsync(
            new("plan-schedule", Region, null, new(
                new Dictionary<string, string> { ["year"] = $"{today.Year}/{today.Year + 1}", ["site"] = "МБОУ «Лицей № 8»", ["head"] = "И. П. Кедров" },
                new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>
                {
                    ["rows"] = [new Dictionary<string, string> { ["event"] = "Установочный семинар", ["when"] = "сентябрь", ["who"] = "руководитель площадки" }],
                })),
            coordinator, stop);
        await db.SaveChangesAsync(stop);
        await papers.RegisterAsync(order.Id, today, today, coordinator, stop);
    }
}
