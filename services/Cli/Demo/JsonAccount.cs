using System.Text.Encodings.Web;
using System.Text.Json;

namespace Netralitas.Cli.Demo;

/// <summary>For programs: one JSON object a line, expectations and at the end a summary.</summary>
internal sealed class JsonAccount(TextWriter output) : IAccount
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Introduce()
    {
        // Words are for people.
    }

    public void Begin(Situation situation, int number)
    {
        // Words are for people.
    }

    public void Say(string what)
    {
        // Words are for people.
    }

    public void Show(IReadOnlyList<TaskLine> tasks)
    {
        // Tables are for people.
    }

    public void Expect(string name, bool met, string instead) => Write(new { kind = "expectation", name, met });

    public void End(Summary summary) => Write(new
    {
        kind = "summary", cases = summary.Cases, tasks = summary.Tasks, offices = summary.Offices, regions = summary.Regions,
        notifications = summary.Notifications, expectations_met = summary.Met, expectations_failed = summary.Failed,
    });

    private void Write<T>(T line)
    {
        output.WriteLine(JsonSerializer.Serialize(line, Readable));
        output.Flush();
    }
}
