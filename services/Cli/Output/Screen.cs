using Spectre.Console;

namespace Netralitas.Cli.Output;

/// <summary>What people read.</summary>
internal static class Screen
{
    private const int WidthElsewhere = 100;

    /// <summary>A screen on a writer: coloured and as wide as the terminal, plain and 100 columns wide anywhere else.</summary>
    public static IAnsiConsole On(TextWriter writer)
    {
        var terminal = ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!terminal)
        {
            console.Profile.Width = WidthElsewhere;
        }

        return console;
    }

    /// <summary>A table with these columns; the first holds ids and is never broken.</summary>
    public static Table Table(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = true };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)) { NoWrap = table.Columns.Count == 0 });
        }

        return table;
    }

    /// <summary>Adds a row of plain words: nothing in them is read as markup.</summary>
    public static Table Row(this Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));

    /// <summary>Writes names and values, one a line; leaves out what is empty.</summary>
    public static void Facts(this IAnsiConsole screen, params (string Name, string Value)[] facts)
    {
        List<(string Name, string Value)> given = [.. facts.Where(fact => fact.Value.Length > 0)];
        var width = given.Max(fact => fact.Name.Length);
        foreach (var (name, value) in given)
        {
            screen.Write(new Text(name.PadRight(width) + "  ", new Style(Color.Grey)));
            screen.WriteLine(value);
        }
    }

    /// <summary>Writes a text of others as it is, to be copied: its lines are not broken, and what would steer a terminal is a question mark.</summary>
    public static void Copy(this IAnsiConsole screen, string name, string text)
    {
        screen.WriteLine();
        screen.WriteLine(name + ":");
        screen.Profile.Out.Writer.WriteLine(string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '?' : c)));
    }

    /// <summary>Says that a list was cut short.</summary>
    public static void More(this IAnsiConsole screen, string nextPageToken)
    {
        if (nextPageToken.Length > 0)
        {
            screen.WriteLine("There are more: raise --limit.");
        }
    }
}
