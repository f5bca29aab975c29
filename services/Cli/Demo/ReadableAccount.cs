using Spectre.Console;

namespace Netralitas.Cli.Demo;

/// <summary>For people: what happened, who must do what until when, and whether it is as it should be.</summary>
internal sealed class ReadableAccount(IAnsiConsole screen) : IAccount
{
    // Together with what stands between them, one hundred columns.
    private static readonly (string Name, int Width)[] Columns = [("Who", 17), ("Where", 16), ("What", 32), ("Due", 11), ("Basis", 12)];

    private const int WidthMax = 100;

    private static readonly Style Heading = new(decoration: Decoration.Bold);
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Bad = new(Color.Red, decoration: Decoration.Bold);

    public void Introduce()
    {
        screen.WriteLine("Netralitas joins the agencies that watch over the political neutrality of civil servants (netralitas", Heading);
        screen.WriteLine("ASN): a case raised in one regency opens the right tasks at every agency concerned, each with its", Heading);
        screen.WriteLine("clock. What follows happens now, over gRPC, on the legal clock of Monday 14 October 2024, 09:00", Heading);
        screen.WriteLine("WITA, in the campaign of Pilkada 2024. The places and rules are real, all persons are invented.", Heading);
    }

    public void Begin(Situation situation, int number)
    {
        screen.WriteLine();
        screen.WriteLine($"{number}. {situation.Title}", Heading);
    }

    public void Say(string what) => Wrap("   ", what);

    public void Show(IReadOnlyList<TaskLine> tasks)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var (column, width) in Columns)
        {
            table.AddColumn(new TableColumn(new Text(column)) { Width = width, Padding = new Padding(0, 0, 1, 0) });
        }

        foreach (var task in tasks)
        {
            table.AddRow(
                new Text($"{task.Who}\n{task.OfficeId}"), new Text(task.Where),
                new Text(string.Join('\n', new[] { task.What, $"({task.Hint})", task.About, task.State }.Where(line => line.Length > 0))), new Text(task.Due), new Text(task.Basis));
        }

        screen.Write(table);
    }

    public void Expect(string name, bool met, string instead)
    {
        screen.Write(new Text(met ? "   ✓ " : "   ✗ ", met ? Good : Bad));
        Wrap("", name, "     ");
        if (!met && instead.Length > 0)
        {
            Wrap("     instead: ", instead, "     ");
        }
    }

    public void End(Summary summary)
    {
        screen.WriteLine();
        screen.WriteLine(
            $"{summary.Cases} cases in {summary.Regions} regions opened {summary.Tasks} tasks at {summary.Offices} offices, "
            + $"which received {summary.Notifications} notices.", Heading);
        screen.WriteLine(
            $"{summary.Met} expectations met, {summary.Failed} failed.", summary.Failed == 0 ? Good : Bad);
    }

    /// <summary>Writes words in lines that begin alike and are no longer than the screen.</summary>
    private void Wrap(string first, string text, string? others = null)
    {
        var line = first;
        // The mark before the first line takes up to five columns of its own.
        var width = Math.Min(screen.Profile.Width, WidthMax) - 5;
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length >= width && line.Trim().Length > 0)
            {
                screen.WriteLine(line.TrimEnd());
                line = others ?? first;
            }

            line += word + " ";
        }

        screen.WriteLine(line.TrimEnd());
    }
}
