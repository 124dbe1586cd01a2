using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Tests.Web.Files;
using Stazh.Learn.Tests.Web.Office;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Tests.Features.Papers;

public sealed class TemplateTests(PaperApp app) : IClassFixture<PaperApp>
{
    private static readonly Dictionary<string, string> Issuer = new()
    {
        ["region"] = "Ленинградская область", ["org_name"] = "Государственное автономное учреждение дополнительного профессионального образования «Областной институт»", ["org_short"] = "ГАУ ДПО «Областной институт»",
        ["org_city"] = "г. Луга", ["org_address"] = "188230, г. Луга, пр. Володарского, д. 14", ["org_contacts"] = "(81372) 0-00-00, institut@stazh.example", ["org_inn"] = "4700000001", ["org_ogrn"] = "1000000000001",
        ["signatory_post"] = "Ректор", ["signatory_name"] = "М. И. Осинина", ["number"] = "7/2026", ["date"] = "24 ноября 2026 г.",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Titles and column heads as they stand in the source documents (F-01…F-18), to the letter.</summary>
    public static TheoryData<string, string> Heads => new()
    {
        { "application-status", "Полное наименование образовательной организации в соответствии с Уставом." },
        { "application-status", "Контактные данные (телефон, факс, электронная почта)." },
        { "application-status", "Сетевой план-график реализации мероприятий региональной инновационной программы по сетевому наставничеству, муниципального инновационного проекта в том числе в рамках программы повышения квалификации муниципальных проектных команд." },
        { "plan-schedule", "| № | Мероприятие | Сроки проведения | Ответственный за мероприятие | Отчет о выполнении |" },
        { "plan-schedule", "Руководитель региональной стажировочной площадки" },
        { "plan-schedule", "# Примерный план-график (сетевой график) деятельности региональной стажировочной площадки" },
        { "plan-site", "| № | Направление работы | Результат | Сроки | Ответственный |" },
        { "plan-site", "## Раздел 4. Организация участия участников стажировки в мероприятиях, расширяющих возможности приобретения и трансляции опыта" },
        { "order-site", "# Об организации муниципальной стажировочной площадки" },
        { "regulation-site", "## 3.2 Организация деятельности" },
        { "regulation-site", "## 7. Прекращение деятельности стажировочной площадки" },
        { "regulation-site-regional", "## 5. Нормативное упорядочение отношений. Финансирование" },
        { "plan-calendar", "| № | Задачи, виды деятельности | 2020 (2 п/г) | 2021 (1 п/г) | 2021 (2 п/г) | 2022 (1 п/г) | 2022 (2 п/г) | 2023 (1 п/г) | Результаты, продукты |" },
        { "plan-network", "| № | Мероприятия | Дата | Целевая группа |" },
        { "plan-years", "| Год выполнения | Перечень мероприятий | Срок выполнения (начало-завершение) |" },
        { "plan-joint", "| № п/п | Наименование мероприятия | Сроки | Ответственные |" },
        { "list-consultants", "| № п/п | Районы | Научный консультант |" },
        { "agreement-partnership", "Партнерское соглашение" },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public void Titles_and_column_heads_stand_to_the_letter(string code, string expected) => Assert.Contains(expected, Filled(code).Markdown, StringComparison.Ordinal);

    [Fact]
    public async Task Every_template_becomes_a_valid_docx_that_another_program_opens_and_a_tagged_pdf()
    {
        var folder = Directory.CreateDirectory(Path.Combine(app.Folder, "papers")).FullName;
        var press = app.Services.GetRequiredService<PaperPress>();
        var logo = new OfficePicture(await Samples.Png(300, 200), 300, 200);
        var papers = Files.All.ToDictionary(t => t.Code, t => Filled(t.Code) with { Logo = logo });
        Assert.True(papers.Count >= 28, $"{papers.Count} templates");
        foreach (var (code, paper) in papers)
        {
            Assert.DoesNotContain("{{", paper.Markdown, StringComparison.Ordinal);
            var docx = Path.Combine(folder, code + ".docx");
            await File.WriteAllBytesAsync(docx, DocxWriter.Write(paper), Stop);
            using var file = WordprocessingDocument.Open(docx, false);
            Assert.Equal([], new OpenXmlValidator().Validate(file, Stop).Select(e => $"{code}: {e.Description} {e.Path?.XPath}"));
        }

        await Parallel.ForEachAsync(papers, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Stop }, async (paper, stop) =>
            await File.WriteAllBytesAsync(Path.Combine(folder, paper.Key + ".pdf"), await press.PdfAsync(paper.Value, null, stop), stop));
        var seen = await LibreOffice.Convert(folder, "pdf", [.. papers.Keys.Select(c => Path.Combine(folder, c + ".docx"))]);
        foreach (var (code, paper) in papers)
        {
            var (own, theirs) = (await LibreOffice.TextOf(Path.Combine(folder, code + ".pdf")), await LibreOffice.TextOf(seen[code]));
            foreach (var sample in Files.Find(code)!.Template.Fields.Where(f => f.Type == FieldType.Line && f.Sample.Length is > 0 and < 12).Select(f => f.Sample))
            {
                Assert.True(own.Contains(sample, StringComparison.Ordinal) && theirs.Contains(sample, StringComparison.Ordinal), $"{code}: {sample}");
            }

            var facts = await Samples.Run("pdfinfo", seen[code]);
            Assert.Matches(paper.Landscape ? @"Page size: +841\.\d+ x 595" : @"Page size: +595\.\d+ x 841", facts);
            Assert.Matches("Tagged: +yes", await Samples.Run("pdfinfo", Path.Combine(folder, code + ".pdf")));
        }

        if (Environment.GetEnvironmentVariable("STAZH_KEEP_PAPER") is { Length: > 0 } keep)
        {
            Directory.CreateDirectory(keep);
            papers.Keys.ToList().ForEach(c => File.Copy(Path.Combine(folder, c + ".pdf"), Path.Combine(keep, c + ".pdf"), true));
            papers.Keys.ToList().ForEach(c => File.Copy(seen[c], Path.Combine(keep, c + ".docx.pdf"), true));
        }
    }

    [Fact]
    public void Whatever_is_typed_stays_text_in_cells_and_paragraphs()
    {
        string[] pieces = ["|", "*", "**жирно**", "# ", "1. ", "12.04.2026", "- ", "+7", "{{number}}", "{{#rows}}", "<script>", "&amp;", "\\", "`", "[x](http://a)", ":::right", "~", "___", "---", "\n", "\n\n", "слово", "=1", " ", "\t", "1)", "№ 5", "\u0001"];
        var random = new Random(20261124);
        for (var round = 0; round < 400; round++)
        {
            var typed = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            var (template, mistakes) = TemplateBody.Parse(
                "{{name}}\n\n| А | Б |\n|--|--|\n{{#rows}}\n| {{cell}} | конец |\n{{/rows}}\n\nКонец {{name}}.", 1,
                [new("name", "Имя", FieldType.Line, false, "", "")], [new("rows", "Строки", [new("cell", "Ячейка", FieldType.Line, false, "", "")], [])]);
            Assert.Empty(mistakes);
            var row = new Dictionary<string, string> { ["cell"] = typed };
            var filled = template.Fill(new(new Dictionary<string, string> { ["name"] = typed }, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> { ["rows"] = [row] }));
            Assert.Empty(TemplateBody.Open(filled));
            using var docx = new MemoryStream(DocxWriter.Write(new("Проба", filled)));
            var read = OfficeReader.Read(docx);
            Assert.Null(read.Refusal);
            var cells = read.Tables.Single().Rows[^1].Cells;
            Assert.True(cells.Count == 2 && cells[1] == "конец" && LibreOffice.Plain(cells[0]) == LibreOffice.Plain(typed.Replace("\u0001", " ", StringComparison.Ordinal)), $"{round}: “{typed}” became “{string.Join('¦', cells)}” in {filled}");
        }
    }

    private TemplateFiles Files => app.Services.GetRequiredService<TemplateFiles>();

    private OfficeDocument Filled(string code)
    {
        var template = Files.Find(code)!.Template;
        var sample = template.Sample;
        return new(template.Title, template.Body.Fill(sample with { Values = Issuer.Concat(sample.Values).ToDictionary(v => v.Key, v => v.Value) }), template.IsLandscape);
    }
}
