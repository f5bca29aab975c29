using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Faults.Checking;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Faults.Chaos;

/// <summary>An agency's system and a mail server that fail, hang and come back while notices are sent to them.</summary>
internal sealed partial class Receivers : IAsyncDisposable
{
    private const int SpellMsMin = 500;
    private const int SpellMsMax = 5_000;
    private static readonly string[] Offices = ["kpu-63.01", "bawaslu-63.71"];

    private readonly MailServer _mail = new();
    private readonly Receiver _receiver;
    private Spell _spell = Spell.Takes;

    private Receivers(Receiver receiver) => _receiver = receiver;

    private enum Spell
    {
        Takes = 0,
        Refuses = 1,
        Hangs = 2,

        /// <summary>It has taken what it was sent, and does not say so.</summary>
        TakesSilently = 3,
    }

    /// <summary>The settings of a network that sends to them.</summary>
    public IReadOnlyList<string> Settings =>
    [
        "--Delivery:AllowPrivateTargets=true", "--Delivery:AllowPlaintext=true", "--Delivery:SendLimit=00:00:02", "--Delivery:RetryFirst=00:00:00.100", "--Delivery:RetryMost=00:00:01",
        "--Delivery:FoldWindow=00:00:01", "--Delivery:Smtp:Host=127.0.0.1", $"--Delivery:Smtp:Port={_mail.Port}", "--Delivery:Smtp:Tls=false", "--Delivery:Smtp:From=netralitas@example.id",
    ];

    /// <summary>Starts them.</summary>
    public static async Task<Receivers> StartAsync() => new(await Receiver.StartAsync());

    /// <summary>Gives some offices a webhook and an e-mail address, and writes down what comes there from now on.</summary>
    public async Task ConnectAsync(World world, History history)
    {
        _receiver.Answer = context => TakeAsync(context, history);
        _mail.Came = (to, text) => history.Arrived(new Arrival(
            Address().Match(to).Groups[1].Value, MessageId().Match(text).Groups[1].Value, Many().Match(text) is { Success: true } many ? many.Groups[1].Value : "1", IsTaken: true));
        foreach (var office in Offices)
        {
            await CreateAsync(world, office, new ChannelSettings { Url = _receiver.Url(office) });
            await CreateAsync(world, office, new ChannelSettings { EmailAddress = $"{office}@example.id" });
        }
    }

    /// <summary>Has good and bad spells until told to stop, and then takes everything.</summary>
    public async Task RunAsync(int seed, CancellationToken stop)
    {
        var chance = new Random(seed);
        while (!stop.IsCancellationRequested)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(chance.Next(SpellMsMin, SpellMsMax)));
            await ((Task)timer.WaitForNextTickAsync(stop).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // Every other spell is a good one.
            Begin(_spell == Spell.Takes ? (Spell)(1 + chance.Next(3)) : Spell.Takes);
        }

        Begin(Spell.Takes);
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _mail.DisposeAsync();
    }

    private void Begin(Spell spell)
    {
        _spell = spell;
        _mail.Hangs = spell == Spell.Hangs;
        _mail.Answer = command => spell switch
        {
            Spell.Refuses when command == "MAIL" => "451 not now",
            Spell.TakesSilently when command == "." => "451 lost",
            _ => null,
        };
    }

    private async Task TakeAsync(HttpContext context, History history)
    {
        var (spell, received) = (_spell, Receiver.Of(context));
        history.Arrived(new Arrival(_receiver.Url(received.Path[1..]), received.Id, received.Event["subject"]!.GetValue<string>(), IsTaken: spell is Spell.Takes or Spell.TakesSilently));
        await (spell switch
        {
            Spell.Takes => Receiver.With(StatusCodes.Status204NoContent)(context),
            Spell.Refuses => Receiver.With(StatusCodes.Status503ServiceUnavailable)(context),
            _ => Receiver.HangAsync(context),
        });
    }

    private static async Task CreateAsync(World world, string office, ChannelSettings settings) => await world.Channels.CreateChannelAsync(
        new CreateChannelRequest { RequestId = Guid.NewGuid().ToString(), Settings = settings }, world.As(office, Roles.Administrator));

    [GeneratedRegex("TO:<([^>]+)>", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("Message-ID: <([^@]+)@", RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();

    [GeneratedRegex("Netralitas: (\\d+) pemberitahuan")]
    private static partial Regex Many();
}
