using Netralitas.Platform.Authority;

namespace Netralitas.Cases.Vault.Revealing;

/// <summary>Which roles may do what with a reveal.</summary>
/// <remarks>The table of rules lets every account of an office call these methods: only a refusal that the method itself gives can be
/// put onto the timeline.</remarks>
internal static class RevealRoles
{
    /// <summary>May ask, and see what they asked for.</summary>
    public const Roles Ask = Roles.Intake | Roles.Examiner | Roles.Plenary | Roles.Custodian;

    /// <summary>May approve what another asked for.</summary>
    public const Roles Approve = Roles.Custodian;
}
