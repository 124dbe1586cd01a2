namespace Stazh.Learn.Features.Programmes;

/// <summary>forms.yaml and tasks.yaml: everything that is filled in.</summary>
internal static class FormsReader
{
    internal static CorrelationMap? ReadMap(YamlMap? map) => map?.Read(m => new CorrelationMap(
        m.Code(),
        m.Text("title"),
        m.Text("instruction"),
        m.List("columns", c => new CorrelationColumn(c.Code(), c.Text("title"), c.OptionalText("about") ?? "")),
        m.List("rows", r => new CorrelationRow(r.Code(), r.Text("title"), r.Texts("key"), r.Text("comment")))));

    internal static Form ReadForm(YamlMap map) => new()
    {
        Code = map.Code(),
        Use = map.Choice<FormUse>("use"),
        Title = map.Text("title"),
        Instruction = map.Text("instruction"),
        Variants = map.Texts("variants"),
        Fields = map.List("fields", ReadField),
    };

    internal static FormField ReadField(YamlMap map) => new()
    {
        Code = map.Code(),
        Label = map.Text("label"),
        Kind = map.Choice<FieldKind>("kind"),
        Hint = map.OptionalText("hint") ?? "",
        Required = map.Flag("required"),
        Options = map.Texts("options"),
        Min = map.OptionalNumber("min"),
        Max = map.OptionalNumber("max"),
    };

    internal static SelfAnalysisQuestion ReadQuestion(YamlMap map) => new(map.Code(), map.Text("question"));

    internal static PracticeTask ReadTask(YamlMap map, string folder) => new()
    {
        Code = map.Code(),
        Module = map.Text("module"),
        Title = map.Text("title"),
        Minutes = map.Number("minutes"),
        Closes = map.List("closes", m => new DeficitEffect(m.Text("deficit"), m.Fraction("effect"))),
        Needs = map.Texts("needs"),
        Trial = map.Flag("trial"),
        Materials = map.Texts("materials"),
        Text = map.LongText("text", folder),
        Fields = map.List("fields", ReadField),
        SelfCheck = map.List("selfCheck", ReadSelfCheck),
        SelfAnalysis = map.List("selfAnalysis", ReadQuestion),
    };

    private static SelfCheckQuestion ReadSelfCheck(YamlMap map) => new(
        map.Code(),
        map.Text("question"),
        map.List("options", m => new SelfCheckOption(m.Text("text"), m.Flag("right"), m.Text("comment"))));
}
