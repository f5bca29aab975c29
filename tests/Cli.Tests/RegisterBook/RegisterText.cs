using Netralitas.Cli.Cases.RegisterBook;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Tests.RegisterBook;

/// <summary>Registers as files. Nobody in them is a person.</summary>
internal static class RegisterText
{
    /// <summary>A register of concluded reports of a regency, as an export writes it: a row for each person.</summary>
    public static string Of(string region, int cases, int persons = 1) => Write(
        from running in Enumerable.Range(1, cases) from person in Enumerable.Range(1, persons) select Row(region, running, person));

    /// <summary>A register of an election of the past: so many findings and so many reports of a regency, one person each.</summary>
    public static string Past(int year, string region, int findings, int reports)
    {
        var rows = Enumerable.Range(1, findings).Select(running => (running, "FINDING", "TM")).Concat(Enumerable.Range(1, reports).Select(running => (running, "REPORT", "LP")));
        return Write(rows.Select(((int Running, string Kind, string Source) of) =>
        {
            var row = Row(region, of.Running, person: 1);
            (row.OfficialNumber, row.Kind, row.ElectionId) = ($"{of.Running:000}/Reg/{of.Source}/PB/Kab/{region}/X/{year}", of.Kind, $"pilkada-{year}");
            (row.ActDate, row.KnownDate, row.ReceivedDate, row.RegisteredDate) = ($"{year}-10-05", $"{year}-10-05", $"{year}-10-06", $"{year}-10-07");
            (row.DecidedDate, row.ClosedDate, row.Receivers) = ($"{year}-10-11", $"{year}-10-12", "kasn");
            return row;
        }));
    }

    private static string Write(IEnumerable<RegisterRow> rows)
    {
        using var text = new StringWriter();
        using (var csv = RegisterCsv.Begin(text))
        {
            foreach (var row in rows)
            {
                csv.Write(row);
            }
        }

        return text.ToString();
    }

    private static RegisterRow Row(string region, int running, int person) => new()
    {
        OfficialNumber = $"{running:000}/Reg/LP/PB/Kab/{region}/X/2024", Kind = "REPORT", ElectionId = "pilkada-2024", Contest = "REGENT", PlaceRegionCode = region,
        ActDate = "2024-09-28", KnownDate = "2024-09-29", ReceivedDate = "2024-10-01", RegisteredDate = "2024-10-02", DecidedDate = "2024-10-06", ClosedDate = "2024-10-08",
        CloseReason = "CONCLUDED", Person = $"{person}", Name = $"Fulan {running}", SubjectKind = "CIVIL_SERVANT", EmployerOfficeId = "setda-63.72", Post = "Staf",
        AllegedAct = "=Menghadiri, \"deklarasi\"", Receivers = "bkn-kanreg-08", ViolationId = "DIS-04", Outcome = "VIOLATION_DISCIPLINE", Sanction = "-",
    };
}
