using NodaTime;

namespace Netralitas.Reference;

/// <summary>What a rung of a ladder does.</summary>
public enum RungKind
{
    /// <summary>Reminds, before the task is due.</summary>
    Remind = 1,

    /// <summary>Marks the task as overdue, when it is due.</summary>
    Due = 2,

    /// <summary>Takes it further, after it was due.</summary>
    Escalate = 3,
}

/// <summary>Whom a rung turns to.</summary>
public enum RungReceiver
{
    /// <summary>The office that holds the task.</summary>
    Holder = 1,

    /// <summary>The head of that office.</summary>
    Head = 2,

    /// <summary>The office of another function in the region of that one.</summary>
    Beside = 3,

    /// <summary>The office of the same function one tier up.</summary>
    Above = 4,

    /// <summary>The national office of the same function.</summary>
    National = 5,

    /// <summary>One office, by its id.</summary>
    Office = 6,
}

/// <summary>A task that a rung opens at the office that it turns to, to see to it that the late one is done.</summary>
/// <param name="Step">Id of its step, such as <c>supervise-province</c>.</param>
/// <param name="Title">What to do, in Indonesian.</param>
/// <param name="TitleEn">What to do, in English.</param>
/// <param name="Due">Deadline rule; its clock starts when the rung fires.</param>
/// <param name="Document">What document ends it, in Indonesian.</param>
/// <param name="Ladder">The ladder of its own clock.</param>
public sealed record Supervision(string Step, string Title, string TitleEn, DeadlineRule Due, string Document, string Ladder);

/// <summary>One rung of a ladder.</summary>
/// <param name="Id">Id, unique in its ladder, such as <c>province</c>.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Hours">Hours from the due instant; negative for before. 0 where <paramref name="After"/> says when.</param>
/// <param name="After">Deadline rule, counted from the due instant; null for hours.</param>
/// <param name="To">Whom it turns to.</param>
/// <param name="Target">The function that <see cref="RungReceiver.Beside"/> needs, or the id that <see cref="RungReceiver.Office"/> needs; null for all others.</param>
/// <param name="Lever">Whether law or policy gives the power to do so.</param>
/// <param name="Basis">That law in words, or the word <c>policy</c>.</param>
/// <param name="Opens">The task that it opens; null for a notice alone.</param>
public sealed record Rung(string Id, RungKind Kind, int Hours, DeadlineRule? After, RungReceiver To, string? Target, BasisKind Lever, string Basis, Supervision? Opens)
{
    /// <summary>Whether it presses the office that holds the task and nobody else: it is that which an acknowledgement stops.</summary>
    public bool Presses => Kind != RungKind.Due && To is RungReceiver.Holder or RungReceiver.Head && Lever == BasisKind.Policy;

    /// <summary>When it fires, for a task that is due at an instant in a time zone.</summary>
    public Instant At(Instant due, DateTimeZone zone, WorkCalendar calendar) => After is null ? due + Duration.FromHours(Hours) : DeadlineCalculator.Due(After, due, zone, calendar);

    /// <summary>The office that it turns to; null where there is none but the holder itself.</summary>
    /// <param name="holder">The office that holds the task.</param>
    /// <param name="keptOut">Offices that keep out of the case: they are skipped, one tier further up.</param>
    /// <param name="offices">All offices.</param>
    /// <param name="serving">Who serves where offices have ended: whoever has no successor is skipped as well.</param>
    public Office? Receiver(Office holder, IReadOnlyCollection<string> keptOut, OfficeTable offices, ServingOffices serving)
    {
        ArgumentNullException.ThrowIfNull(holder);
        ArgumentNullException.ThrowIfNull(serving);
        ArgumentNullException.ThrowIfNull(offices);
        if (To is RungReceiver.Holder or RungReceiver.Head)
        {
            return holder;
        }

        var office = To switch
        {
            RungReceiver.Beside => holder.RegionCode is { } region ? offices.Of(Target!, region) : null,
            RungReceiver.Above => holder.SupervisorId is { } above ? offices.Find(above) : null,
            RungReceiver.National => offices.Top(holder) is { RegionCode: null } top ? top : null,
            // The law gives a national office power over what is regional, not over other national ones.
            RungReceiver.Office when Lever == BasisKind.Law && holder.RegionCode is null => null,
            _ => offices.Find(Target!),
        };
        return office is not null && serving.Acting(office, keptOut) is var acting && acting.Id != holder.Id && !keptOut.Contains(acting.Id) && serving.IsThere(acting.Id) ? acting : null;
    }
}
