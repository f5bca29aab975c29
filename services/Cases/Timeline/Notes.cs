using System.Text.Json;
using Netralitas.Cases.CaseFile;
using NodaTime;

namespace Netralitas.Cases.Timeline;

/// <summary>What happens around a case without changing it: the timeline grows, the etag stays.</summary>
internal static class Notes
{
    /// <summary>Puts something onto the timeline of a case that the context tracks.</summary>
    /// <param name="db">The context.</param>
    /// <param name="file">The case.</param>
    /// <param name="type">What happened.</param>
    /// <param name="officeId">The office that did it.</param>
    /// <param name="at">When, on the legal clock.</param>
    /// <param name="account">The account that did it; null where nobody did. Kept beside the facts and shown to nobody.</param>
    /// <param name="facts">Words without anything personal.</param>
    public static void Note(this CasesDb db, NeutralityCase file, string type, string officeId, Instant at, string? account, params (string Key, string Value)[] facts) =>
        db.Insert(new CaseEventRow
        {
            CaseId = file.Id, Sequence = file.NextSequence(), Type = type, EventTime = at, OfficeId = officeId,
            Facts = JsonSerializer.Serialize(facts.ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal)),
            Personal = account is null ? null : JsonSerializer.Serialize(new { Account = account }),
        });
}
