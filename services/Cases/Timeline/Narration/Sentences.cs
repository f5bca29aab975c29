using System.Text.Json;
using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Reference;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Cases.Timeline.Narration;

/// <summary>Says an event of a case in one sentence. Nobody is named: who sees the facts of an event learns no more by its sentence.</summary>
internal sealed class Sentences(Phrases phrases, ReferenceBook reference)
{
    private const string AllegationPrefix = "allegation.";

    /// <summary>The sentence of an event.</summary>
    /// <param name="file">The case, with its persons.</param>
    /// <param name="row">The event.</param>
    /// <param name="language">In which language.</param>
    public string Of(NeutralityCase file, CaseEventRow row, NarrationLanguage language)
    {
        var facts = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Facts)!;
        var words = facts.ToDictionary(fact => fact.Key, fact => Say(file, facts, fact.Key, fact.Value, language), StringComparer.Ordinal);
        (words["office"], words["event"]) = (OfficeName(row.OfficeId), row.Type);
        if (Outcomes(facts, language) is { Length: > 0 } outcomes)
        {
            words["outcomes"] = outcomes;
        }

        var phrase = phrases.Events.GetValueOrDefault(row.Type) ?? phrases.Parts["OTHER"];
        var sentence = Phrases.Fill(phrase.In(language), words);
        return row.RecordingOfficeId is { } recorder
            ? Part("RECORDED", language, ("sentence", sentence), ("recorder", OfficeName(recorder)))
            : sentence;
    }

    private string Say(NeutralityCase file, Dictionary<string, string> facts, string fact, string value, NarrationLanguage language) => fact switch
    {
        _ when fact.EndsWith("office_id", StringComparison.Ordinal) => OfficeName(value),
        _ when fact.EndsWith("office_ids", StringComparison.Ordinal) => string.Join(", ", value.Split(' ').Select(OfficeName)),
        "person_id" or "person_ids" => string.Join(", ", value.Split(' ').Select(id => Person(file, id, language))),
        "step" => Step(value, language),
        "track_step" => TrackStep(facts.GetValueOrDefault("track") ?? "", value, language),
        "track" => Track(value, language),
        "sanction_class_id" => Sanction(value, language),
        "due_before" or "due_time" => Moment(file, value, language),
        "violation_id" => Violation(value, facts.GetValueOrDefault("violation_version"), language),
        _ => phrases.Word(fact, value, language),
    };

    private static string Moment(NeutralityCase file, string value, NarrationLanguage language)
    {
        var local = InstantPattern.General.Parse(value).Value.InZone(DateTimeZoneProviders.Tzdb[file.TimeZone]);
        return $"{SpokenTime.Day(local.Date, language)} {SpokenTime.Time(local, language)}";
    }

    private string OfficeName(string id) => reference.Offices.Find(id)?.Name ?? id;

    private string Person(NeutralityCase file, string id, NarrationLanguage language) =>
        Part("PERSON", language, ("number", file.Persons.Find(person => person.Id.ToString() == id) is { } known ? $"{known.Position + 1}" : "-"));

    /// <summary>By the latest plan that has it; what a task was about does not change with the plan.</summary>
    private string Step(string id, NarrationLanguage language)
    {
        var tracks = reference.Tracks.All.SelectMany(plan => plan.Kinds).SelectMany(kind => kind.Tasks);
        var step = reference.Routing.All.SelectMany(plan => plan.Steps).Concat<TaskPlan>(tracks).LastOrDefault(step => step.Id == id);
        var opened = reference.Ladders.All.SelectMany(plan => plan.Ladders).SelectMany(ladder => ladder.Rungs).Select(rung => rung.Opens).LastOrDefault(opens => opens?.Step == id);
        return (language == NarrationLanguage.English ? step?.TitleEn ?? opened?.TitleEn : step?.Title ?? opened?.Title) ?? id;
    }

    private string Track(string id, NarrationLanguage language)
    {
        var kind = reference.Tracks.All.SelectMany(plan => plan.Kinds).LastOrDefault(kind => kind.Id == id);
        return (language == NarrationLanguage.English ? kind?.TitleEn : kind?.Title) ?? id;
    }

    private string TrackStep(string track, string id, NarrationLanguage language)
    {
        var step = reference.Tracks.All.SelectMany(plan => plan.Kinds).Where(kind => kind.Id == track).Select(kind => kind.Step(id)).LastOrDefault(step => step is not null);
        return (language == NarrationLanguage.English ? step?.TitleEn : step?.Title) ?? id;
    }

    private string Sanction(string id, NarrationLanguage language) =>
        reference.Law.Sanctions.Versions(id) is [.., var row] ? (language == NarrationLanguage.English ? row.Law.TitleEn : row.Law.Title) : id;

    private string Violation(string id, string? version, NarrationLanguage language)
    {
        var law = reference.Law.Violations.Versions(id).FirstOrDefault(row => version is null || row.Law.Version.ToString() == version)?.Law;
        return law is null ? id : $"{(language == NarrationLanguage.English ? law.TitleEn : law.Title)} ({id})";
    }

    /// <summary>What a plenary decided, counted: no allegation is told by itself.</summary>
    private string Outcomes(Dictionary<string, string> facts, NarrationLanguage language) => string.Join(", ", facts
        .Where(fact => fact.Key.StartsWith(AllegationPrefix, StringComparison.Ordinal))
        .GroupBy(fact => fact.Value, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => Part("OUTCOME", language, ("count", $"{group.Count()}"), ("outcome", phrases.Word("outcome", group.Key, language)))));

    private string Part(string name, NarrationLanguage language, params (string Name, string Value)[] words) =>
        Phrases.Fill(phrases.Parts[name].In(language), words.ToDictionary(word => word.Name, word => word.Value, StringComparer.Ordinal));
}
