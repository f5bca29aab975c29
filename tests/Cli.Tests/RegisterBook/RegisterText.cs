using Netralitas.Cli.Cases.RegisterBook;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Tests.RegisterBook;

/// <summary>Registers as files. Nobody in them is a person.</summary>
internal static class RegisterText
{
    /// <summary>A register of concluded reports of a regency, as an export writes it: a row for each person.</summary>
    public static string Of(string region, int cases, int persons = 1)
    {
        using var text = new StringWriter();
        using (var csv = RegisterCsv.Begin(text))
        {
            foreach (var running in Enumerable.Range(1, cases))
            {
                foreach (var person in Enumerable.Range(1, persons))
                {
                    csv.Write(Row(region, running, person));
                }
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
