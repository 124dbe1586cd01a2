namespace Stazh.Learn.Features.Programmes;

/// <summary>diagnostics.yaml</summary>
internal static class DiagnosticsReader
{
    internal static DiagnosticMaterial Read(YamlMap map)
    {
        map.Place(PackageLinter.Section("minutes"), "minutes");
        return new(map.Number("minutes"), map.List("instruments", ReadInstrument));
    }

    private static Instrument ReadInstrument(YamlMap map)
    {
        var kind = map.Choice<InstrumentKind>("kind");
        return new()
        {
            Code = map.Code(),
            Kind = kind,
            Title = map.Text("title"),
            Instruction = map.Text("instruction"),
            Minutes = map.Number("minutes"),
            Items = map.List("items", m => ReadItem(m, kind)),
        };
    }

    private static InstrumentItem ReadItem(YamlMap map, InstrumentKind kind)
    {
        var item = new InstrumentItem { Code = map.Code(), Deficit = map.Text("deficit") };
        return kind switch
        {
            InstrumentKind.Cases => item with
            {
                Situation = map.Text("situation"),
                Question = map.Text("question"),
                Options = map.List("options", m => new CaseOption(m.Text("text"), m.Fraction("severity"), m.Text("comment"))),
            },
            InstrumentKind.Vignettes => item with
            {
                Text = map.Text("text"),
                Item = map.Text("item"),
                Severity = map.Fraction("severity"),
            },
            _ => item with { Text = map.Text("text"), Anchors = map.Texts("anchors") },
        };
    }
}
