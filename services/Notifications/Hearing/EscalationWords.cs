using Netralitas.Contracts.Events;

namespace Netralitas.Notifications.Hearing;

/// <summary>How far a late task was taken, and by what power, in the words of notices.</summary>
internal static class EscalationWords
{
    private static readonly Dictionary<string, (string Tier, string TierEn)> Tiers = new(StringComparer.Ordinal)
    {
        ["REGENCY"] = ("kabupaten/kota", "regency or city"),
        ["PROVINCE"] = ("provinsi", "province"),
        ["NATIONAL"] = ("pusat", "national"),
    };

    /// <summary>The task with that in its title.</summary>
    public static TaskSnapshot Explain(TaskEscalated fact)
    {
        var (tier, tierEn) = Tiers[fact.Tier];
        var (lever, leverEn) = fact.Lever == "LAW" ? ($"dasar hukum: {fact.Basis}", $"by law: {fact.Basis}") : ("kebijakan", "by policy");
        return fact.Task with
        {
            Title = $"{fact.Task.Title} (tingkat {fact.Level}, {tier}; {lever})", TitleEn = $"{fact.Task.TitleEn} (level {fact.Level}, {tierEn}; {leverEn})",
        };
    }
}
