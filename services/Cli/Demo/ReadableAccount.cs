using Spectre.Console;

namespace Netralitas.Cli.Demo;

/// <summary>For people: what happened, who must do what until when, and whether it is as it should be.</summary>
internal sealed class ReadableAccount(IAnsiConsole screen) : IAccount
{
    private static readonly Style Heading = new(decoration: Decoration.Bold);
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Bad = new(Color.Red, decoration: Decoration.Bold);

    public void Introduce()
    {
        screen.WriteLine("Netralitas joins the agencies that watch over the political neutrality of civil servants (netralitas ASN).", Heading);
        screen.WriteLine("A case raised in one regency opens the right tasks at every agency concerned, each with its clock, and");
        screen.WriteLine("keeps everyone informed until the last one is done. What follows runs now, over gRPC, on the legal clock");
        screen.WriteLine("of Monday 14 October 2024, 09:00 WITA, in the campaign of Pilkada 2024. All persons are invented.");
    }

    public void Begin(Situation situation, int number)
    {
        screen.WriteLine();
        screen.WriteLine($"{number}. {situation.Title}", Heading);
    }

    public void Say(string what) => screen.WriteLine("   " + what);

    public void Show(IReadOnlyList<TaskLine> tasks)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in new[] { "Who", "Where", "What", "Due", "Basis" })
        {
            table.AddColumn(new TableColumn(new Text(column)));
        }

        foreach (var task in tasks)
        {
            table.AddRow(
                new Text($"{task.Who}\n{task.OfficeId}"), new Text(task.Where),
                new Text($"{task.What}\n({task.Hint}){(task.About.Length > 0 ? "\n" + task.About : "")}"), new Text(task.Due), new Text(task.Basis));
        }

        screen.Write(table);
    }

    public void Expect(string name, bool met, string instead)
    {
        screen.Write(new Text(met ? "   ✓ " : "   ✗ ", met ? Good : Bad));
        screen.WriteLine(name);
        if (!met && instead.Length > 0)
        {
            screen.WriteLine("     instead: " + instead);
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
}
