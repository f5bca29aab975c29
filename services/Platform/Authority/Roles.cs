namespace Netralitas.Platform.Authority;

/// <summary>What an account may do within its office. Tokens and the register of officers name them by the words of <see cref="RoleWords"/>.</summary>
[Flags]
public enum Roles
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Looks only (pembaca). An account of which nothing else is said.</summary>
    Reader = 1 << 0,

    /// <summary>Receives what comes in: cases and tasks (penerima laporan).</summary>
    Intake = 1 << 1,

    /// <summary>Studies cases and does tasks (pengkaji, pemeriksa).</summary>
    Examiner = 1 << 2,

    /// <summary>Decides in plenary (pleno).</summary>
    Plenary = 1 << 3,

    /// <summary>Keeps the identity of reporters and witnesses (penjaga identitas pelapor).</summary>
    Custodian = 1 << 4,

    /// <summary>Heads the office (pimpinan).</summary>
    Head = 1 << 5,

    /// <summary>Looks into what was done, across offices, for a stated reason (auditor).</summary>
    Auditor = 1 << 6,

    /// <summary>Appoints officers (administrator).</summary>
    Administrator = 1 << 7,
}

/// <summary>Roles as tokens, the register and people write them.</summary>
public static class RoleWords
{
    /// <summary>Whoever may look at all.</summary>
    public const Roles Any = (Roles)0xff;

    /// <summary>Those that run an office's daily business.</summary>
    public const Roles Business = Roles.Intake | Roles.Examiner | Roles.Plenary | Roles.Head;

    private static readonly Dictionary<string, Roles> ByWord = Enum.GetValues<Roles>()
        .Where(role => role != Roles.None)
        .ToDictionary(role => role.ToString().ToLowerInvariant(), role => role, StringComparer.Ordinal);

    /// <summary>Every word there is.</summary>
    public static IReadOnlyCollection<string> All => ByWord.Keys;

    /// <summary>The role of a word; none for a word that names none.</summary>
    public static Roles Of(string word) => ByWord.GetValueOrDefault(word);

    /// <summary>The roles of several words; words that name none give none.</summary>
    public static Roles Of(IEnumerable<string> words) => words.Aggregate(Roles.None, (roles, word) => roles | Of(word));

    /// <summary>The words of several roles.</summary>
    public static IEnumerable<string> Words(this Roles roles) => ByWord.Where(pair => roles.HasFlag(pair.Value)).Select(pair => pair.Key);
}
