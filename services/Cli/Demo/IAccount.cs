namespace Netralitas.Cli.Demo;

/// <summary>Takes down what the demo shows.</summary>
internal interface IAccount
{
    /// <summary>What this is about, before anything happens.</summary>
    void Introduce();

    /// <summary>A situation begins.</summary>
    void Begin(Situation situation, int number);

    /// <summary>Something happened.</summary>
    void Say(string what);

    /// <summary>Tasks that opened.</summary>
    void Show(IReadOnlyList<TaskLine> tasks);

    /// <summary>Something that was expected did or did not happen.</summary>
    /// <param name="name">What was expected, in words.</param>
    /// <param name="met">Whether it happened.</param>
    /// <param name="instead">What happened instead; shown only when it did not.</param>
    void Expect(string name, bool met, string instead);

    /// <summary>All is done.</summary>
    void End(Summary summary);
}

/// <summary>One line of tasks: who must do what, until when, and why.</summary>
/// <param name="Who">The office.</param>
/// <param name="OfficeId">Its id.</param>
/// <param name="Where">Its region.</param>
/// <param name="What">What to do, in Indonesian.</param>
/// <param name="Hint">The same in English.</param>
/// <param name="About">The persons, by initials; empty for the whole case.</param>
/// <param name="State">Where it stands; empty while it is simply open.</param>
/// <param name="Due">Until when, local time.</param>
/// <param name="Basis">Law or policy.</param>
internal sealed record TaskLine(string Who, string OfficeId, string Where, string What, string Hint, string About, string State, string Due, string Basis);

/// <summary>What the demo amounted to.</summary>
/// <param name="Cases">Cases raised.</param>
/// <param name="Tasks">Tasks opened.</param>
/// <param name="Offices">Offices that got a task.</param>
/// <param name="Regions">Regions in which acts took place.</param>
/// <param name="Notifications">Notices that offices received.</param>
/// <param name="Met">Expectations that held.</param>
/// <param name="Failed">Expectations that did not.</param>
internal sealed record Summary(int Cases, int Tasks, int Offices, int Regions, int Notifications, int Met, int Failed);
