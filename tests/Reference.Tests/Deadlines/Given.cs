namespace Netralitas.Reference.Tests;

/// <summary>Rules of a test's own.</summary>
public static class Given
{
    public static DeadlineRule Rule(int amount, DayKind day, bool first, bool before = false) => new(
        new LawHeader(LawKind.Deadline, "TEST", 1, "", "", LawScope.Always, "policy", "I-H"), amount, day, first, BasisKind.Policy, Before: before);
}
