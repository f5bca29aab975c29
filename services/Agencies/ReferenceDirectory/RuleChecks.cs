using Netralitas.Platform.Errors;
using Netralitas.Reference;

namespace Netralitas.Agencies.ReferenceDirectory;

/// <summary>Fields that several questions about law have.</summary>
internal static class RuleChecks
{
    /// <summary>The election of an id; null when none is named.</summary>
    public static Election? Election(FieldChecks checks, string id, ReferenceBook book)
    {
        var election = book.Elections.Find(id);
        checks.Require(id.Length == 0 || election is not null, "election_id", "must be the id of an election such as pilkada-2024; see ListElections");
        return election;
    }

    /// <summary>The region of a code; null when none is named.</summary>
    public static Region? Region(FieldChecks checks, string field, string code, ReferenceBook book)
    {
        var region = book.Regions.Find(code);
        checks.Require(code.Length == 0 || region is not null, field, "must be the code of a region such as 63 or 63.01");
        return region;
    }
}
