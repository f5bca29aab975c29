using System.Globalization;
using System.Text;

namespace Netralitas.Cases.Duplicates;

/// <summary>A name as it is compared: without titles and degrees, and in one spelling.</summary>
/// <remarks>Indonesian names are written in many ways: <c>Drs. H. Achmad Soekarno, M.Si.</c> is <c>Ahmad Sukarno</c>.</remarks>
internal sealed class PersonName
{
    // From this length on one letter may differ, from the second on two.
    private const int LengthOfOne = 7;
    private const int LengthOfTwo = 14;

    private static readonly HashSet<string> Titles = new(
        ("prof dr drg drh drs dra ir h hj haji hajah kh k r rr rd raden rm ra tgk teungku gus kyai kiai ust ustaz ustadz ustadzah ny tn nn sdr sdri bpk bapak ibu pak bu "
            + "alm almh apt ners ns kompol akp akbp ap letkol mayor kapten serka serma aiptu bripka lettu").Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string> Degrees = new(
        ("sh se st ss sp spt spi skm sag spd spdi sdi ssos sip sikom skom ssi stp sstp shi sei shut skh sfarm sgz spsi sap ssn sst sstr spar skep skeb sked "
            + "mh mm ma mt mp mpd mpdi msi msos map mkom mkes mhum mkn mag mei mhi msc mba mikom mtp mph msn mps mpsi mak mars mip mec phd lc llm bsc ba "
            + "amd ama amk amkeb amdkeb amdkep amak spog spa spb spd spm cpns").Split(' '),
        StringComparer.Ordinal);

    // Old and new spelling, and sounds that are written in more than one way; longer ones first.
    private static readonly (string Old, string New)[] Spelling =
    [
        ("oe", "u"), ("oo", "u"), ("ie", "i"), ("dj", "j"), ("tj", "c"), ("ch", "h"), ("kh", "h"), ("sy", "s"), ("sj", "s"), ("sh", "s"), ("ts", "s"), ("th", "t"), ("dh", "d"), ("dz", "d"),
        ("ph", "p"), ("f", "p"), ("v", "p"), ("z", "s"), ("q", "k"), ("x", "ks"), ("y", "i"), ("j", "i"),
    ];

    // After the spelling: the short and long forms of the most common of all names.
    private static readonly HashSet<string> Muhammads = new(["m", "md", "moh", "mohd", "muh", "muhd", "mhd", "muhamad", "mohamad", "muhamed", "mohamed"], StringComparer.Ordinal);

    // So many have these that they say little beside other words; by their consonants.
    private static readonly HashSet<string> Common = new(["mmd", "amd", "abdl", "st", "nr", "sr"], StringComparer.Ordinal);

    private readonly string[] _words;
    private readonly string _joined;

    private PersonName(string[] words)
    {
        (_words, _joined) = (words, string.Concat(words));
        var sounds = words.Append(_joined).Select(Consonants).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var telling = sounds.Where(sound => !Common.Contains(sound)).ToList();
        Sounds = telling.Count > 0 ? telling : sounds;
    }

    /// <summary>The consonants of its words, and of all of it: names that agree have one of these in common, and by it they are found.</summary>
    public IReadOnlyList<string> Sounds { get; }

    /// <summary>Reads a name.</summary>
    public static PersonName Of(string name)
    {
        var words = Plain(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(Words).ToList();
        // What stands before a comma is the name, unless that is nothing but titles.
        var comma = words.IndexOf(",");
        var kept = Kept(comma < 0 ? words : words.Take(comma));
        kept = kept.Count > 0 ? kept : Kept(words);
        kept = kept.Count > 0 ? kept : [.. words.Where(word => word != ",")];
        return new PersonName([.. kept.Select(Fold).Where(word => word.Length > 0)]);
    }

    /// <summary>Whether two names may well be of the same person: the same words in any order, all words of one among those of the other (two or more), or
    /// a letter or two that differ in a name that is long enough and of which something sounds the same.</summary>
    public bool Agrees(PersonName other)
    {
        if (!Sounds.Intersect(other.Sounds).Any())
        {
            return false;
        }

        return _joined == other._joined || IsPartOf(other) || other.IsPartOf(this) || Near(_joined, other._joined);
    }

    private bool IsPartOf(PersonName other)
    {
        var left = other._words.ToList();
        return _words.Length > 1 && _words.All(left.Remove);
    }

    private static bool Near(string one, string other)
    {
        var shorter = Math.Min(one.Length, other.Length);
        var most = shorter >= LengthOfTwo ? 2 : shorter >= LengthOfOne ? 1 : 0;
        return Math.Abs(one.Length - other.Length) <= most && Distance(one, other) <= most;
    }

    /// <summary>Letters to add, leave out, change or swap with their neighbour (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[one.Length, other.Length];
    }

    /// <summary>Small letters without accents; apostrophes go, hyphens part words, and a comma is a word.</summary>
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormKD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            plain.Append(c switch
            {
                ',' => " , ",
                '\'' or '`' or '\u2018' or '\u2019' or '\u02BC' => "",
                '.' => ".",
                _ when char.IsLetterOrDigit(c) => char.ToLowerInvariant(c).ToString(),
                _ => " ",
            });
        }

        return plain.ToString();
    }

    /// <summary>What is written without spaces: a degree such as <c>s.pd.i</c>, or words such as <c>h.ahmad</c>.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var together = text.Replace(".", "", StringComparison.Ordinal);
        return together.Length == 0 ? [] : Degrees.Contains(together) || Titles.Contains(together) ? [together] : text.Split('.', StringSplitOptions.RemoveEmptyEntries);
    }

    private static List<string> Kept(IEnumerable<string> words)
    {
        var kept = words.Where(word => word != "," && !Titles.Contains(word) && !Degrees.Contains(word)).ToList();
        // A letter that stands for a word says too little beside whole words; an M in front stands for Muhammad.
        var whole = kept.Where((word, i) => word.Length > 1 || char.IsDigit(word[0]) || (i == 0 && word == "m" && kept.Count > 1)).ToList();
        return whole.Count > 0 ? whole : kept;
    }

    /// <summary>A word without its vowels, in which people and typists differ most; one in front counts as A.</summary>
    private static string Consonants(string word) =>
        string.Concat(word.Select((c, i) => c is 'a' or 'e' or 'i' or 'u' or 'o' ? (i == 0 ? "a" : "") : c == 'h' && i > 0 ? "" : c.ToString()));

    private static string Fold(string word)
    {
        word = Spelling.Aggregate(word, (folded, pair) => folded.Replace(pair.Old, pair.New, StringComparison.Ordinal));
        var once = string.Concat(word.Where((c, i) => i == 0 || c != word[i - 1]));
        once = Muhammads.Contains(once) ? "muhamad" : once;
        return once.Length > 2 && once.EndsWith('h') ? once[..^1] : once;
    }
}
