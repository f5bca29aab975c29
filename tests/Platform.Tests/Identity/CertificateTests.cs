using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Netralitas.Cli.Certificates;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Clients;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Platform.Tests.Identity;

/// <summary>Whom a client certificate lets act, over real TLS.</summary>
public sealed class CertificateTests(CertificateTests.Encrypted world) : IClassFixture<CertificateTests.Encrypted>
{
    private const string Office = "bkpsdm-63.72";
    private const string Other = "kpu-63.01";
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task An_office_certificate_acts_as_its_office_and_as_no_other()
    {
        var caseId = Guid.CreateVersion7();
        await world.Service.TellAsync(new TaskOpened(Encrypted.Task(caseId, Office)));

        await Eventually.Be(() => world.CountAsync(TestAuthority.Office(Office), caseId), count => count == 1);
        (await world.CountAsync(TestAuthority.Office(Other), caseId)).ShouldBe(0);
    }

    [Theory]
    [InlineData(Roles.Reader, StatusCode.PermissionDenied, "ROLE_MISSING")]
    [InlineData(Roles.Auditor, StatusCode.PermissionDenied, "ROLE_MISSING")]
    [InlineData(Roles.Examiner, StatusCode.NotFound, "NOT_FOUND")]
    [InlineData(Roles.None, StatusCode.NotFound, "NOT_FOUND")]
    public async Task Its_roles_are_those_it_names_and_without_any_the_daily_business(Roles named, StatusCode status, string reason) =>
        await IsRefusedAsync(status, reason, world.AcknowledgeAsync(TestAuthority.Office(Office, named)));

    public static TheoryData<string, CertificateWish> Faults => new()
    {
        { "NOT_IN_TIME", TestAuthority.Office(Office) with { From = Now.AddMinutes(10), Until = Now.AddDays(1) } },
        { "NOT_FOR_CLIENTS", TestAuthority.Office(Office) with { IsClient = false, IsServer = true } },
        { "NAMES_NOBODY", TestAuthority.Good() },
        { "NAMES_NOBODY", TestAuthority.Good("urn:netralitas:office:" + Office, "urn:netralitas:office:" + Other) },
        { "NAMES_NOBODY", TestAuthority.Good("urn:netralitas:office:" + Office, "urn:netralitas:service:cases") },
        { "NAMES_NOBODY", TestAuthority.Good("urn:netralitas:service:stranger") },
        { "NAMES_NOBODY", TestAuthority.Good("urn:netralitas:role:head") },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task A_certificate_with_a_fault_is_refused_and_the_call_is_told_why(string cause, CertificateWish wish)
    {
        await IsRefusedAsync(cause, world.ListAsync(world.Authority.Client(wish)));
        // A good token does not make up for it.
        await IsRefusedAsync(cause, world.ListAsync(world.Authority.Client(wish), world.Service.As(Office)));
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused_though_it_has_the_same_name()
    {
        using var foreign = new TestAuthority();

        await IsRefusedAsync("UNTRUSTED", world.ListAsync(ClientTls.Open(world.Authority.AuthorityFile, foreign.Write(TestAuthority.Office(Office)))));
    }

    [Fact]
    public async Task A_certificate_that_signs_itself_is_refused()
    {
        using var itself = CertificateAuthority.Create(Office, Now.AddHours(-1), Now.AddDays(1));
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("own.pem"), itself.CertificatePem + "\n" + itself.KeyPem, TestContext.Current.CancellationToken);

        await IsRefusedAsync("UNTRUSTED", world.ListAsync(ClientTls.Open(world.Authority.AuthorityFile, folder.File("own.pem"))));
    }

    [Fact]
    public async Task A_certificate_of_an_office_that_does_not_exist_is_refused() =>
        await IsRefusedAsync(StatusCode.Unauthenticated, "UNKNOWN_OFFICE", world.ListAsync(world.Authority.Client(TestAuthority.Office("bawaslu-99.99"))));

    [Fact]
    public async Task Without_a_certificate_a_token_speaks_and_without_either_nobody_does()
    {
        await world.ListAsync(world.Authority.Client(), world.Service.As(Office));

        await IsRefusedAsync(StatusCode.Unauthenticated, "NOT_AUTHENTICATED", world.ListAsync(world.Authority.Client()));
    }

    [Fact]
    public async Task With_both_the_token_speaks_and_must_be_of_the_same_office()
    {
        var client = world.Authority.Client(TestAuthority.Office(Office, Roles.Reader));
        await IsRefusedAsync(StatusCode.NotFound, "NOT_FOUND", world.AcknowledgeAsync(client, world.Service.As(Office)));

        await IsRefusedAsync("OTHER_OFFICE_THAN_TOKEN", world.ListAsync(client, world.Service.As(Other)));
        await IsRefusedAsync(StatusCode.Unauthenticated, "NOT_AUTHENTICATED", world.ListAsync(client, world.Service.As(Office, Now.AddDays(-2))));
    }

    [Fact]
    public async Task A_service_speaks_for_the_caller_whom_it_names_or_whose_token_it_passes_on_and_not_for_itself()
    {
        var caseId = Guid.CreateVersion7();
        await world.Service.TellAsync(new TaskOpened(Encrypted.Task(caseId, Office)));
        var cases = TestAuthority.Service("cases");

        await Eventually.Be(() => world.CountAsync(cases, caseId, For(Office)), count => count == 1);
        (await world.CountAsync(cases, caseId, For(Other))).ShouldBe(0);
        (await world.CountAsync(cases, caseId, world.Service.As(Office))).ShouldBe(1);
        await IsRefusedAsync(StatusCode.PermissionDenied, "ROLE_MISSING", world.AcknowledgeAsync(world.Authority.Client(cases), For(Office)));
        await IsRefusedAsync(StatusCode.Unauthenticated, "UNKNOWN_OFFICE", world.ListAsync(world.Authority.Client(cases), For("bawaslu-99.99")));
        await IsRefusedAsync(StatusCode.Unauthenticated, "NOT_AUTHENTICATED", world.ListAsync(world.Authority.Client(cases)));
        await IsRefusedAsync(StatusCode.Unauthenticated, "NOT_AUTHENTICATED", world.ListAsync(world.Authority.Client(cases), new Metadata { { "netralitas-office", Office } }));
    }

    [Fact]
    public async Task A_service_that_speaks_for_a_recorder_needs_the_mandate_anew()
    {
        const string Recorder = "setda-63.01";
        var caseId = Guid.CreateVersion7();
        await world.Service.TellAsync(new TaskOpened(Encrypted.Task(caseId, Office)));
        var cases = TestAuthority.Service("cases");
        await IsRefusedAsync(StatusCode.PermissionDenied, "NO_MANDATE", world.ListAsync(world.Authority.Client(cases), For(Recorder).For(Office)));

        await world.Service.TellAsync(OnBehalf.Fact(Office, Recorder));

        (await world.CountAsync(cases, caseId, For(Recorder).For(Office))).ShouldBe(1);
        (await world.CountAsync(TestAuthority.Office(Recorder), caseId, new Metadata().For(Office))).ShouldBe(1);
        (await world.CountAsync(cases, caseId, For(Recorder))).ShouldBe(0);
    }

    [Fact]
    public async Task The_trace_says_which_service_calls()
    {
        var services = new ConcurrentQueue<object?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => services.Enqueue(span.GetTagItem("netralitas.calling_service")),
        };
        ActivitySource.AddActivityListener(listener);

        await world.ListAsync(world.Authority.Client(TestAuthority.Service("agencies")), For(Office));

        await Eventually.Be(() => Task.FromResult(services.Contains("agencies")), contains => contains);
    }

    [Fact]
    public async Task Nobody_else_speaks_for_others()
    {
        foreach (var client in new[] { world.Authority.Client(TestAuthority.Office(Office)), world.Authority.Client() })
        {
            await IsRefusedAsync(StatusCode.Unauthenticated, "NOT_AUTHENTICATED", world.ListAsync(client, For(Office)));
            await IsRefusedAsync(StatusCode.Unauthenticated, "NOT_AUTHENTICATED", world.ListAsync(client, For(Other)));
            await IsRefusedAsync(StatusCode.Unauthenticated, "NOT_AUTHENTICATED", world.ListAsync(client, [.. For(Other), .. world.Service.As(Office)]));
        }
    }

    /// <summary>What a service says of the caller for whom it calls.</summary>
    private static Metadata For(string office) => new()
    {
        { "netralitas-office", office }, { "netralitas-subject", "certificate:" + office }, { "netralitas-roles", "reader" },
    };

    private static async Task IsRefusedAsync(StatusCode status, string reason, Task call)
    {
        var error = await Should.ThrowAsync<RpcException>(call);
        (error.StatusCode, error.Reason()).ShouldBe((status, reason), error.Status.Detail);
    }

    private static async Task IsRefusedAsync(string cause, Task call)
    {
        var error = await Should.ThrowAsync<RpcException>(call);
        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.Unauthenticated, "CERTIFICATE_REFUSED"), error.Status.Detail);
        error.Detail<Google.Rpc.ErrorInfo>()!.Metadata["cause"].ShouldBe(cause);
    }

    /// <summary>Notifications with TLS, and its authority.</summary>
    public sealed class Encrypted : IAsyncLifetime
    {
        public TestAuthority Authority { get; } = new();

        public ServiceUnderTest<NotificationsDb> Service { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Service = await ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), World.Clock, Authority.Settings);

        public async ValueTask DisposeAsync()
        {
            await Service.DisposeAsync();
            Authority.Dispose();
        }

        /// <summary>A task of an office in a case of Tanah Laut.</summary>
        public static TaskSnapshot Task(Guid caseId, string office) => new(
            Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, office, caseId, null, null, "identify-person", "Mengidentifikasi", "Identify", office,
            "bawaslu-63.01", DateTimeOffset.UnixEpoch, "Asia/Makassar", null, null, null);

        public async Task<ListNotificationsResponse> ListAsync(ClientTls tls, Metadata? metadata = null, Guid? caseId = null)
        {
            using var channel = Service.Encrypted(tls);
            return await new NotificationService.NotificationServiceClient(channel)
                .ListNotificationsAsync(new ListNotificationsRequest { CaseId = caseId?.ToString() ?? "" }, metadata);
        }

        public async Task<int> CountAsync(CertificateWish wish, Guid caseId, Metadata? metadata = null) =>
            (await ListAsync(Authority.Client(wish), metadata, caseId)).Notifications.Count;

        public Task AcknowledgeAsync(CertificateWish wish) => AcknowledgeAsync(Authority.Client(wish));

        public async Task AcknowledgeAsync(ClientTls tls, Metadata? metadata = null)
        {
            using var channel = Service.Encrypted(tls);
            await new NotificationService.NotificationServiceClient(channel).AcknowledgeNotificationAsync(
                new AcknowledgeNotificationRequest { RequestId = Guid.NewGuid().ToString(), NotificationId = Guid.NewGuid().ToString() }, metadata);
        }
    }
}
