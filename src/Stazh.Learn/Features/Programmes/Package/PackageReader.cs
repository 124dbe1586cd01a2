namespace Stazh.Learn.Features.Programmes;

/// <summary>What a folder holds: the package when it could be built at all, and everything that is wrong with it.</summary>
public sealed record PackageReading(ProgrammePackage? Package, IReadOnlyList<LintProblem> Problems)
{
    public bool HasErrors => Package is null || Problems.Any(p => p.Severity == LintSeverity.Error);
}

/// <summary>Reads content/programmes/&lt;slug&gt;; its README is the format. Nothing is thrown for what an author may get wrong.</summary>
public sealed class PackageReader
{
    private readonly string folder;
    private readonly PackageNotes notes;

    private PackageReader(string folder)
    {
        this.folder = folder;
        notes = new(folder);
    }

    /// <param name="folder">The package.</param>
    /// <param name="formats">Known codes of formats; null leaves them unchecked.</param>
    public static PackageReading Read(string folder, IReadOnlySet<string>? formats = null)
    {
        var reader = new PackageReader(folder);
        var package = reader.ReadPackage();
        var problems = reader.notes.Problems;
        if (package is not null)
        {
            problems.AddRange(PackageLinter.Check(package, formats));
            if (package.Programme.Slug != Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)))
            {
                problems.Add(new("programme.yaml", 1, LintSeverity.Error, "slug не совпадает с именем папки", "назовите папку так же, как slug"));
            }
        }

        return new(package, [.. problems.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)]);
    }

    private ProgrammePackage? ReadPackage()
    {
        var programme = notes.Open("programme.yaml", required: true)?.Read(ReadProgramme);
        if (programme is null)
        {
            return null;
        }

        var diagnostics = notes.Open("diagnostics.yaml", required: true)?.Read(DiagnosticsReader.Read);
        var materials = notes.Open("materials.yaml", required: true)?.Read(m => m.List("materials", ReadMaterial));
        var forms = notes.Open("forms.yaml", required: false)?.Read(m => (Map: FormsReader.ReadMap(m.Map("correlationMap")), Forms: m.List("forms", FormsReader.ReadForm)));
        var tasks = notes.Open("tasks.yaml", required: true)?.Read(m => m.List("tasks", t => FormsReader.ReadTask(t, folder)));
        var needsFinalWork = programme.Modules.Any(m => m.Has(ModulePart.FinalWork));
        var finalWork = notes.Open("final-work.yaml", needsFinalWork)?.Read(m => FinalWorkReader.Read(m, folder));
        return new()
        {
            Programme = programme,
            Diagnostics = diagnostics ?? new(0, []),
            Materials = materials ?? [],
            CorrelationMap = forms?.Map,
            Forms = forms?.Forms ?? [],
            Tasks = tasks ?? [],
            FinalWork = finalWork,
            Positions = notes.Positions,
        };
    }

    private static Programme ReadProgramme(YamlMap map)
    {
        foreach (var key in (string[])["slug", "version", "legal", "formats", "audience", "modules"])
        {
            map.Place(PackageLinter.Section(key), key);
        }

        return new()
        {
            Slug = map.Text("slug"),
            Version = map.Text("version"),
            Title = map.Text("title"),
            Summary = map.Text("summary"),
            Aim = map.Text("aim"),
            Theme = map.Text("theme"),
            Audience = map.Choices<Audience>("audience"),
            Formats = map.Texts("formats"),
            Legal = map.RequiredMap("legal").Read(m => new LegalBasis(m.Choice<LegalKind>("kind"), m.OptionalText("licence"), m.OptionalText("networkAgreement"))),
            Competency = map.RequiredMap("competency").Read(m => new Competency(m.Code(), m.Text("title"), m.Text("description"))),
            Deficits = map.List("deficits", m => new CompetencyDeficit(m.Code(), m.Text("title"), m.Text("signs"), m.Text("mastered"))),
            Modules = map.List("modules", ReadModule),
        };
    }

    private static ProgrammeModule ReadModule(YamlMap map) => new()
    {
        Code = map.Code(),
        Title = map.Text("title"),
        Purpose = map.Text("purpose"),
        Result = map.Text("result"),
        Mode = map.Choice<ModuleMode>("mode"),
        Hours = map.Number("hours"),
        Parts = map.Choices<ModulePart>("parts"),
        Steps = map.List("steps", m => new ModuleStep(m.Code(), m.Text("title"), m.Number("minutes"), m.Text("text"), m.Text("product"), m.OptionalText("form"))),
    };

    private Material ReadMaterial(YamlMap map)
    {
        var kind = map.Choice<MaterialKind>("kind");
        var url = map.OptionalText("url");
        var file = map.OptionalText("file");
        var media = kind == MaterialKind.Video && file is not null && !file.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? file : null;
        if (media is not null && PackageNotes.FileInside(folder, media) is null)
        {
            map.Error(map.LineOf("file"), $"файл {media} не найден", "положите видео в папку программы или исправьте путь");
        }

        return new()
        {
            Code = map.Code(),
            Kind = kind,
            Title = map.Text("title"),
            Minutes = map.OptionalInteger("minutes"),
            Deficits = map.Texts("deficits"),
            About = map.Text("about"),
            Text = media is null ? map.LongText("text", folder, required: kind != MaterialKind.Video) : map.OptionalText("text") ?? "",
            Url = url,
            Media = media,
        };
    }
}
