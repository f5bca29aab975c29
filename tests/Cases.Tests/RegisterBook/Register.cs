using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cases.Tests.RegisterBook;

/// <summary>Rows of a register, as an office would write them. Nobody in them is a person.</summary>
internal static class Register
{
    /// <summary>A report about an act after the candidates were fixed, decided and forwarded.</summary>
    /// <param name="region">Where: also the area in its number.</param>
    /// <param name="running">Its running number.</param>
    public static RegisterRow Concluded(string region, int running) => new()
    {
        OfficialNumber = $"{running:000}/Reg/LP/PB/Kab/{region}/X/2024", ReceiptNumber = $"{running:000}/LP/PB/Kab/{region}/X/2024", Kind = "REPORT", ElectionId = "pilkada-2024",
        Contest = "REGENT", PlaceRegionCode = region, ActDate = "2024-09-28", KnownDate = "2024-09-29", ReceivedDate = "2024-10-01", RegisteredDate = "2024-10-02",
        DecidedDate = "2024-10-06", ClosedDate = "2024-10-08", CloseReason = "CONCLUDED", Person = "1", Name = "Ahmad Fulan", EmployeeNumber = "198001312005011002",
        SubjectKind = "CIVIL_SERVANT", EmployerOfficeId = "setda-63.72", Post = "Kepala bidang", EmploymentStatus = "PERMANENT", Rank = "III/d", PostClass = "ADMINISTRATOR",
        Unit = "Dinas Pendidikan", Leave = "NONE", CandidateRelation = "NONE", AllegedAct = "Menghadiri deklarasi", Receivers = "bkn-kanreg-08", ViolationId = "DIS-04",
        Outcome = "VIOLATION_DISCIPLINE", Sanction = "Hukuman disiplin sedang",
    };

    /// <summary>A report that came too late, against somebody whom nobody knew.</summary>
    public static RegisterRow Late(string region, int running) => new()
    {
        ReceiptNumber = $"{running:000}/LP/PB/Kab/{region}/X/2024", Kind = "REPORT", ElectionId = "pilkada-2024", Contest = "REGENT", PlaceRegionCode = region,
        ActDate = "2024-09-02", KnownDate = "2024-09-03", ReceivedDate = "2024-10-01", ClosedDate = "2024-10-02", CloseReason = "LATE", Person = "1", SubjectKind = "VILLAGE_HEAD",
    };

    /// <summary>The rows with the lines that they have in a file with a header.</summary>
    public static List<RegisterRow> Numbered(params IEnumerable<RegisterRow> rows)
    {
        List<RegisterRow> all = [.. rows.Select(row => row.Clone())];
        for (var i = 0; i < all.Count; i++)
        {
            all[i].Line = i + 2;
        }

        return all;
    }

    /// <summary>A register made by chance, in the order in which it is exported: cases of one or two persons with up to three allegations.</summary>
    public static IEnumerable<RegisterRow> ByChance(string region, int cases, int seed)
    {
        string[] codes = ["DIS-04", "DIS-06", "DIS-08"];
        string[] words = ["=1+1", "'=x", "Baris satu\nbaris dua", "\"kutip\", koma", "Ñandú ＝é", "", "biasa", "-", "'"];
        var chance = new Random(seed);
        for (var running = 1; running <= cases; running++)
        {
            for (var person = 1; person <= chance.Next(1, 3); person++)
            {
                var row = Concluded(region, running);
                (row.Person, row.Post, row.AllegedAct, row.Unit) = ($"{person}", Any(), Any(), Any());
                (row.EmployeeNumber, row.Receivers) = ("", chance.Next(2) == 0 ? "" : "bkn-kanreg-08 polres-63.01");
                foreach (var code in codes.Take(chance.Next(1, 4)))
                {
                    var one = row.Clone();
                    (one.ViolationId, one.Sanction) = (code, Any());
                    yield return one;
                }
            }
        }

        string Any() => words[chance.Next(words.Length)];
    }
}
