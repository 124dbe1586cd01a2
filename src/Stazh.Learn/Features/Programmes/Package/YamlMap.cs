using System.Globalization;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Stazh.Learn.Features.Programmes;

/// <summary>A mapping of a package file: hands out typed values, notes each misfit with its line, and knows which keys nobody asked for.</summary>
internal sealed class YamlMap(string file, YamlMappingNode node, PackageNotes notes)
{
    private readonly HashSet<string> known = [];

    public int Line => (int)node.Start.Line;

    public string File => file;

    public bool Has(string key) => Find(key) is not null;

    public string Text(string key)
    {
        var text = OptionalText(key);
        if (string.IsNullOrWhiteSpace(text))
        {
            Error(LineOf(key), $"нет текста в «{key}»", $"впишите «{key}: …»");
        }

        return text ?? "";
    }

    public string? OptionalText(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: var value } => value?.Trim(),
        var other => Misfit<string>(other, key, "текст"),
    };

    /// <summary>A text that stands here or in the file beside; not both.</summary>
    public string LongText(string key, string folder, bool required = true)
    {
        var here = OptionalText(key);
        var path = OptionalText("file");
        if (here is not null && path is not null)
        {
            Error(LineOf("file"), $"заданы и «{key}», и «file»", "оставьте что-то одно");
        }

        if (path is null)
        {
            if (required && string.IsNullOrWhiteSpace(here))
            {
                Error(Line, $"нет текста: ни «{key}», ни «file»", $"впишите «{key}: |» или «file: путь.md»");
            }

            return here ?? "";
        }

        if (PackageNotes.FileInside(folder, path) is not { } full)
        {
            Error(LineOf("file"), $"файл {path} не найден", "создайте файл в папке программы или исправьте путь");
            return "";
        }

        var text = System.IO.File.ReadAllText(full).Trim();
        if (text.Length == 0)
        {
            Error(LineOf("file"), $"файл {path} пуст", "напишите текст");
        }

        return text;
    }

    public int Number(string key) => OptionalNumber(key) is { } value ? (int)value : Missing(key, "число");

    public int? OptionalInteger(string key) => OptionalNumber(key) is { } value ? (int)value : null;

    public double Fraction(string key) => OptionalNumber(key) ?? Missing(key, "число от 0 до 1");

    public double? OptionalNumber(string key)
    {
        if (OptionalText(key) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        Error(LineOf(key), $"«{key}: {text}» – не число", "напишите число, дробную часть через точку");
        return 0;
    }

    public bool Flag(string key)
    {
        var text = OptionalText(key);
        if (text is not (null or "true" or "false"))
        {
            Error(LineOf(key), $"«{key}: {text}» – не да и не нет", "напишите true или false");
        }

        return text == "true";
    }

    public T Choice<T>(string key)
        where T : struct, Enum => ToEnum<T>(key, Text(key), LineOf(key));

    public IReadOnlyList<T> Choices<T>(string key)
        where T : struct, Enum => [.. Scalars(key).Where(s => s.Value is not null).Select(s => ToEnum<T>(key, s.Value!, (int)s.Start.Line))];

    public IReadOnlyList<string> Texts(string key) => [.. Scalars(key).Select(s => s.Value?.Trim() ?? "")];

    public YamlMap? Map(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode map => new YamlMap(file, map, notes),
        var other => Misfit<YamlMap>(other, key, "вложенные ключи"),
    };

    public YamlMap RequiredMap(string key)
    {
        if (Map(key) is { } map)
        {
            return map;
        }

        if (!Has(key))
        {
            Missing(key, "раздел");
        }

        return new YamlMap(file, new YamlMappingNode(), notes) { Absent = true };
    }

    /// <summary>Reads each element of a list of mappings and closes it.</summary>
    public IReadOnlyList<T> List<T>(string key, Func<YamlMap, T> read, bool required = true)
    {
        var items = Find(key);
        if (items is null or YamlScalarNode { Value: "" or null })
        {
            if (required && !Absent)
            {
                Missing(key, "список");
            }

            return [];
        }

        if (items is not YamlSequenceNode list)
        {
            return Misfit<IReadOnlyList<T>>(items, key, "список") ?? [];
        }

        var result = new List<T>();
        foreach (var child in list.Children)
        {
            if (child is not YamlMappingNode map)
            {
                notes.Error(file, (int)child.Start.Line, $"в списке «{key}» стоит не запись с ключами", "напишите «- { code: …, … }»");
                continue;
            }

            result.Add(new YamlMap(file, map, notes).Read(read));
        }

        return result;
    }

    /// <summary>A mapping whose keys are codes.</summary>
    public IReadOnlyDictionary<string, string> Dictionary(string key)
    {
        var result = new Dictionary<string, string>();
        if (Map(key) is { } map)
        {
            foreach (var name in map.Keys)
            {
                result[name] = map.Text(name);
            }
        }

        return result;
    }

    public T Read<T>(Func<YamlMap, T> read)
    {
        var value = read(this);
        Close();
        return value;
    }

    /// <summary>Notes where the code of this mapping stands, and a code that already stands elsewhere.</summary>
    public string Code()
    {
        var code = Text("code");
        if (code.Length > 0)
        {
            notes.Place(code, new(file, LineOf("code")));
        }

        return code;
    }

    public void Place(string name, string key) => notes.Place(name, new(file, LineOf(key)));

    public void Error(int line, string message, string whatToDo)
    {
        if (!Absent)
        {
            notes.Error(file, line, message, whatToDo);
        }
    }

    public int LineOf(string key) => Find(key) is { } value ? (int)value.Start.Line : Line;

    private bool Absent { get; init; }

    private IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    private YamlNode? Find(string key)
    {
        known.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is not YamlScalarNode { Value: "null" or "~", Style: ScalarStyle.Plain } ? value : null;
    }

    private IEnumerable<YamlScalarNode> Scalars(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode list when list.Children.All(c => c is YamlScalarNode):
                return list.Children.Cast<YamlScalarNode>();
            case var other:
                Misfit<object>(other, key, "список в квадратных скобках");
                return [];
        }
    }

    private T ToEnum<T>(string key, string text, int line)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));
        if (text.Length > 0 && !names.ContainsKey(text))
        {
            Error(line, $"неизвестное значение «{text}» в «{key}»", $"возьмите одно из: {string.Join(", ", names.Keys)}");
        }

        return names.GetValueOrDefault(text);
    }

    private int Missing(string key, string what)
    {
        Error(Line, $"нет «{key}»", $"добавьте «{key}» ({what})");
        return 0;
    }

    private T? Misfit<T>(YamlNode other, string key, string expected)
    {
        Error((int)other.Start.Line, $"«{key}» написан не так", $"здесь должен быть {expected}");
        return default;
    }

    private void Close()
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
            {
                Error((int)key.Start.Line, $"неизвестный ключ «{key}»", $"уберите его или исправьте; здесь бывают: {string.Join(", ", known.Order())}");
            }
        }
    }
}
