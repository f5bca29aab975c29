using System.Text.RegularExpressions;

namespace Netralitas.Reference;

/// <summary>What must be true of a step, so that its task finds an office, a clock and an end.</summary>
internal static partial class StepChecks
{
    public static void Check(YamlRecord row, PlanStep step)
    {
        CheckMirror(row, step);
        CheckClock(row, step);
        if (step.Office.Kind == OfficeRuleKind.Receiver)
        {
            row.Report("office", "nobody receives a case before it is forwarded; see tracks.yaml");
        }

        if (step.When is { SubjectKinds.Count: > 0, ExceptSubjectKinds.Count: > 0 })
        {
            row.Report("except_subject_kinds", "give subject_kinds or except_subject_kinds, not both");
        }

        if (step.For == PlanScope.Case && step.Office.AsksEmployer)
        {
            row.Report("for", "a step for the case knows no employer");
        }

        if (step.For == PlanScope.Case && step.OpensOn is PlanTrigger.Sanctioned or PlanTrigger.TrackReached)
        {
            row.Report("for", "a track is about a person");
        }

        if (step.Office.Kind == OfficeRuleKind.Employer && (step.When.Employers.Count == 0 || step.When.Employers.Contains(EmployerKind.Unknown)))
        {
            row.Report("employers", "office employer needs employers: [regional], [central] or both, without unknown");
        }

        if ((step.OpensOn == PlanTrigger.TrackReached) != (step.Reached.Count > 0))
        {
            row.Report("reached", "reached is given exactly when opens_on is track-reached");
        }
    }

    private static void CheckMirror(YamlRecord row, PlanStep step)
    {
        if (step.MirrorOf is { } method && !Method().IsMatch(method))
        {
            row.Report("mirror_of", $"mirror_of '{method}' is not of the form package.v1.Service/Method");
        }

        if (step is { MirrorOf: not null, Returnable: true })
        {
            row.Report("returnable", "a mirror belongs to the case file and cannot be returned");
        }

        if (step is { MirrorOf: not null, Office.Kind: not (OfficeRuleKind.Handling or OfficeRuleKind.Receiver or 0) })
        {
            row.Report("office", "a mirror belongs to the handling office");
        }

        if (step is { MirrorOf: not null, IsSteady: false, OpensOn: not 0 })
        {
            row.Report("mirror_of", "a mirror opens when the case is raised, whatever comes");
        }
    }

    private static void CheckClock(YamlRecord row, PlanStep step)
    {
        if ((step.OpensOn == PlanTrigger.TaskReturned) != (step.Starts == ClockStart.Returned))
        {
            row.Report("starts", "starts is returned exactly when opens_on is task-returned");
        }
        else if (step is { GoesByTold: false, OpensOn: not 0 } && step.Starts != ClockStart.Opened)
        {
            row.Report("starts", "starts is opened when something opens the task later");
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*\.[A-Z][A-Za-z0-9]*/[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Method();
}
