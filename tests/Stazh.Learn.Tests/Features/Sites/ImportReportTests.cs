using System.Text;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Tests.Features.Sites;

public sealed class ImportReportTests
{
    private const string Header = "no,subject,kind,organisation,home_url,sites_url,source\n";

    private static readonly Subject[] Subjects =
    [
        new() { Code = "78", Name = "Санкт-Петербург", RegistryName = "г. Санкт-Петербург", Short = "СПБ" },
        new() { Code = "47", Name = "Ленинградская область", RegistryName = "Ленинградская область", Short = "ЛЕН" },
    ];

    [Fact]
    public void Every_line_gets_its_verdict_and_its_reason()
    {
        var report = Judge(
            "1,Ленинградская область,Стажировочная площадка,Школа 1,,,Приказ\n"
            + "2,Ленинградская область,Стажировочная площадка,Школа 2,,,Приказ\n"
            + "2,Ленинградская область,Стажировочная площадка,Школа 2,,,Приказ\n"
            + "3,Ленинградская область,Стажировочная площадка,Школа 1,,,Приказ\n"
            + "4,Нигдейская область,Стажировочная площадка,Школа 4,,,Приказ\n"
            + "5,г. Санкт-Петербург,Площадка,Школа 5,,,Приказ\n"
            + "6,Санкт-Петербург,Стажировочная площадка,,,,Приказ\n"
            + "7,Санкт-Петербург,Стажировочная площадка,Школа 7,javascript:alert(1),,Приказ\n"
            + "x,Санкт-Петербург,Стажировочная площадка,Школа 8,,,Приказ\n"
            + "1,Санкт-Петербург,Стажировочная площадка,Школа 9,,,Приказ\n");
        Assert.Equal(
            [
                (2, RowVerdict.New, null), (3, RowVerdict.New, null), (4, RowVerdict.Duplicate, nameof(RepeatsLine)), (5, RowVerdict.Duplicate, nameof(RepeatsLine)),
                (6, RowVerdict.Bad, nameof(SubjectIsUnknown)), (7, RowVerdict.Bad, nameof(KindIsUnknown)), (8, RowVerdict.Bad, nameof(ValueIsMissing)),
                (9, RowVerdict.Bad, nameof(AddressIsWrong)), (10, RowVerdict.Bad, nameof(LineNumberIsWrong)), (11, RowVerdict.Bad, nameof(NumberIsTaken)),
            ],
            report.Rows.Select(r => (r.Line, r.Verdict, r.Why?.GetType().Name)));
        Assert.False(report.CanApply);
    }

    [Fact]
    public void A_known_number_is_changed_or_the_same_and_a_known_site_under_another_number_is_a_repetition()
    {
        var site = new InternshipSite
        {
            Id = Guid.CreateVersion7(), Slug = "a", Title = "Школа 1", Kind = SiteKinds.Plain, Subject = "Ленинградская область", SubjectCode = "47", Source = "Приказ", SourceLine = 1,
        };
        site.Organisations.Add(new() { Id = Guid.CreateVersion7(), Name = "Школа 1", Subject = "Ленинградская область", HomeUrl = "http://a.ru/" });
        Assert.Equal(RowVerdict.Same, Judge("1,Ленинградская область,Стажировочная площадка,Школа 1,http://a.ru/,,Приказ\n", site).Rows[0].Verdict);
        var changed = Judge("1,Ленинградская область,Стажировочная площадка,Школа 1,http://b.ru/,http://b.ru/%D0%B0,\"Приказ, строка 1\"\n", site).Rows[0];
        Assert.Equal((RowVerdict.Changed, "home_url, sites_url"), (changed.Verdict, Assert.IsType<RowChanges>(changed.Why).Columns));
        Assert.Equal(RowVerdict.Duplicate, Judge("8,Ленинградская область,Стажировочная площадка,Школа 1,http://a.ru/,,Приказ\n", site).Rows[0].Verdict);
    }

    [Fact]
    public void Addresses_stay_to_the_letter_and_two_owners_raise_a_doubt()
    {
        const string encoded = "https://xn--l1abga6a.xn----7sbzomjcu.xn--p1ai/%d1%80%d0%b5/";
        var row = Judge($"1,Ленинградская область,Стажировочная площадка,Школа,http://www.amur-iro.ru/,{encoded},Приказ\n").Rows[0].Row!;
        Assert.Equal(encoded, row.SitesUrl);
        Assert.True(row.IsDoubtful);
        Assert.Contains("на разных доменах", row.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_coordinator_writes_the_own_region_only()
    {
        var (table, _) = CsvTable.Read(Encoding.UTF8.GetBytes(Header + "1,Санкт-Петербург,Стажировочная площадка,Школа,,,Приказ\n"));
        var report = ImportReport.Of(table!, "f.csv", Subjects, [], subject => subject == "Ленинградская область");
        Assert.IsType<SubjectIsForeign>(report.Rows[0].Why);
    }

    [Fact]
    public void Missing_columns_are_named()
    {
        var (table, _) = CsvTable.Read("no;subject\n1;x\n"u8.ToArray());
        Assert.Equal("kind, organisation", Assert.IsType<ColumnsAreMissing>(ImportReport.Of(table!, "f.csv", Subjects, []).Refusal).Names);
    }

    private static ImportReport Judge(string rows, params InternshipSite[] sites)
    {
        var (table, refusal) = CsvTable.Read(Encoding.UTF8.GetBytes(Header + rows));
        Assert.Null(refusal);
        return ImportReport.Of(table!, "f.csv", Subjects, sites);
    }
}
