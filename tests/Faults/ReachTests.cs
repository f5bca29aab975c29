using System.Text.RegularExpressions;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Faults;

/// <summary>Unread notices climb while the two processes of Notifications are killed in turn.</summary>
public sealed partial class ReachTests
{
    private const string Office = "bawaslu-63.02";
    private const string Above = "bawaslu-63";
    private const int Cases = 6;
    private const int Blows = 6;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Every_notice_reaches_everybody_once_whatever_process_dies()
    {
        await using var mail = new MailServer();
        await using var world = new ClusterWorld
        {
            Replicas = 2,
            Settings =
            [
                "--Reach:OfficerAfter=00:00:04", "--Reach:HeadAfter=00:00:04", "--Reach:OfficeAboveAfter=00:00:04", "--Delivery:FoldWindow=00:00:01",
                "--Delivery:Smtp:Host=127.0.0.1", $"--Delivery:Smtp:Port={mail.Port}", "--Delivery:Smtp:Tls=false", "--Delivery:Smtp:From=netralitas@example.id",
            ],
        };
        await world.InitializeAsync();
        var ledger = new Ledger(world.Network);
        await PeopleAsync(world);
        for (var i = 0; i < Cases; i++)
        {
            var caseId = await Raising.RaiseAsync(world, Situation.All[0]);
            await world.Transfers.TransferCaseAsync(
                new TransferCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = caseId, DocumentNumber = $"{i}/X/2024", Reason = HandoverReason.Place, OfficeId = Office },
                world.As(Situation.All[0].Handler));
        }

        for (var blow = 0; blow < Blows; blow++)
        {
            var before = await StepsAsync();
            await Eventually.Be(StepsAsync, steps => steps > before || steps == 4 * Cases, Limit);
            world.Kill("notifications", blow % 2);
            await world.RestartAsync();
        }

        await Eventually.Be(StepsAsync, steps => steps >= 4 * Cases, Limit);
        await Eventually.Be(() => ledger.CountAsync("notifications", "SELECT count(*) FROM delivery WHERE state <> 'Delivered'"), waiting => waiting == 0, Limit);

        (await ledger.CountAsync("notifications", $"SELECT count(*) FROM notification WHERE office_id = '{Office}' AND kind = 'TransferOffered'")).ShouldBe(Cases);
        (await ledger.CountAsync("notifications", $"SELECT count(*) FROM notification WHERE office_id = '{Above}' AND kind = 'UnreadBelow'")).ShouldBe(Cases);
        (await StepsAsync()).ShouldBe(4 * Cases);
        (await ledger.CountAsync("notifications", "SELECT count(DISTINCT (notice_id, officer_id)) FROM delivery")).ShouldBe(3 * Cases);
        // Every message that was made came, with what was in it from the beginning, and no other.
        var made = (await ledger.RowsAsync("notifications", "(SELECT message_id, count(*) AS parts FROM delivery GROUP BY message_id)"))
            .Select(row => row.Trim('(', ')').Split(',')).ToDictionary(row => row[0], row => int.Parse(row[1], null));
        var came = mail.Taken.Select(one => (Id: MessageId().Match(one.Text).Groups[1].Value, Parts: Many().Match(one.Text) is { Success: true } many ? int.Parse(many.Groups[1].Value, null) : 1));
        came.Distinct().ShouldBe(made.Select(one => (one.Key, one.Value)), ignoreOrder: true);

        Task<long> StepsAsync() => ledger.CountAsync("notifications", $"SELECT count(*) FROM reach_step s JOIN notification n ON n.id = s.notice_id WHERE n.office_id = '{Office}'");
    }

    private static async Task PeopleAsync(World world)
    {
        var administrator = world.As(Office, Roles.Administrator);
        var officers = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            officers.Add(await Appointing.AppointAsync(world, Office));
            await world.Rosters.SetContactAsync(
                new SetContactRequest { RequestId = Guid.NewGuid().ToString(), OfficerId = officers[i], Settings = new ChannelSettings { EmailAddress = $"officer{i}@example.id" } }, administrator);
        }

        await world.Rosters.SetRosterAsync(
            new SetRosterRequest
            {
                RequestId = Guid.NewGuid().ToString(),
                Settings = new RosterSettings
                {
                    WeeklyShifts =
                    {
                        new WeeklyShift { Weekdays = { Weekday.Monday }, Shift = new Shift { StartTimeOfDay = "00:00", EndTimeOfDay = "00:00", OfficerIds = { officers[0], officers[1] } } },
                    },
                    HeadOfficerId = officers[2],
                },
            }, administrator);
    }

    [GeneratedRegex("Message-ID: <([^@]+)@", RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();

    [GeneratedRegex("Netralitas: (\\d+) pemberitahuan")]
    private static partial Regex Many();
}
