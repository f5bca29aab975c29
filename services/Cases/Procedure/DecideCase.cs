using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Cases.Procedure;

/// <summary>The plenary (rapat pleno) decides every allegation of a case.</summary>
internal sealed class DecideCase(TakeStep step)
{
    private const int OutcomesMax = 1000;

    /// <summary>Checks, decides, records, and answers with the case.</summary>
    public async Task<DecideCaseResponse> HandleAsync(DecideCaseRequest request, Call call)
    {
        var outcomes = new Dictionary<Guid, Outcome>();
        var file = await step.TakeAsync(call, request, new StepFields(CaseLifecycle.Decide, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag),
            checks =>
            {
                checks.Require(request.Outcomes.Count is > 0 and <= OutcomesMax, "outcomes", $"must be 1 to {OutcomesMax}, one for every allegation");
                foreach (var (i, one) in request.Outcomes.Take(OutcomesMax).Index())
                {
                    var id = checks.Uuid($"outcomes[{i}].allegation_id", one.AllegationId);
                    checks.OneOf($"outcomes[{i}].outcome", one.Outcome);
                    checks.Require(outcomes.TryAdd(id, one.Outcome), $"outcomes[{i}].allegation_id", "must not be decided twice");
                }
            },
            (known, number, now) => Decide(known, outcomes, number, call.OfficeId, now));
        return new DecideCaseResponse { Case = file };
    }

    /// <summary>The decision. Refused: not every allegation has an outcome, or one has that is none of the case.</summary>
    public static Decision<CaseChange> Decide(NeutralityCase file, IReadOnlyDictionary<Guid, Outcome> outcomes, string number, string officeId, Instant now)
    {
        var checks = new FieldChecks();
        var missing = file.Allegations.Where(allegation => !outcomes.ContainsKey(allegation.Id)).ToList();
        checks.Require(missing.Count == 0, "outcomes", $"must decide every allegation; undecided: {string.Join(", ", missing.Take(10).Select(allegation => allegation.Id))}");
        checks.Require(outcomes.Keys.All(id => file.Allegations.Exists(allegation => allegation.Id == id)), "outcomes", "must decide allegations of this case only");
        return checks.Clean ? new Decided(now, officeId, number, outcomes) : checks.ToRefusal();
    }
}
