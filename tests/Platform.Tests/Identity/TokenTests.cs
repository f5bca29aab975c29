using System.Text;
using Grpc.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Identity;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Platform.Tests.Identity;

/// <summary>Which tokens a running service believes.</summary>
public sealed class TokenTests(TokenTests.TwoIssuers world) : IClassFixture<TokenTests.TwoIssuers>
{
    [Fact]
    public async Task A_token_of_a_configured_issuer_is_believed()
    {
        (await world.ListAsync(world.Token())).Notifications.ShouldBeEmpty();
    }

    public static TheoryData<string, Func<TwoIssuers, string?>> Forgeries => new()
    {
        { "no token", _ => null },
        { "no token at all", _ => "token" },
        { "unsigned", world => world.Token(claims => claims.SigningCredentials = null) },
        { "signed with the public keys as a shared secret", world => world.Token(claims => claims.SigningCredentials = world.PublicAsSecret) },
        { "expired", world => world.Token(claims => claims.Expires = DateTime.UtcNow.AddMinutes(-2)) },
        { "not yet good", world => world.Token(claims => claims.NotBefore = DateTime.UtcNow.AddMinutes(10)) },
        { "for another audience", world => world.Token(claims => claims.Audience = "other") },
        { "for no audience", world => world.Token(claims => claims.Audience = null) },
        { "of an issuer that nobody configured", world => world.Token(claims => claims.Issuer = "https://unknown.invalid") },
        { "of another configured issuer, with a key that is not that one's", world => world.Token(claims => claims.Issuer = TwoIssuers.Second) },
        { "of an issuer with the key of another and its key id", world => world.Token(claims => claims.SigningCredentials = world.Stranger) },
        { "tampered", world => Tampered(world.Token(), "bawaslu-63.01", "bawaslu-64.01") },
        { "with a signature cut off", world => world.Token()[..^4] },
        { "with the algorithm changed to none", world => WithoutSignature(world.Token()) },
        { "without an office", world => world.Token(claims => claims.Claims.Remove("agency")) },
        { "without a subject", world => world.Token(claims => claims.Claims.Remove("sub")) },
    };

    [Theory]
    [MemberData(nameof(Forgeries), DisableDiscoveryEnumeration = true)]
    public async Task Any_other_is_refused(string kind, Func<TwoIssuers, string?> forge)
    {
        var error = await Should.ThrowAsync<RpcException>(world.ListAsync(forge(world)), kind);

        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.Unauthenticated, "NOT_AUTHENTICATED"));
    }

    [Fact]
    public async Task A_token_that_was_believed_is_refused_once_it_is_changed()
    {
        var token = world.Token();
        await world.ListAsync(token);
        await world.ListAsync(token);

        var error = await Should.ThrowAsync<RpcException>(world.ListAsync(Tampered(token, "bawaslu-63.01", "bawaslu-64.01")));

        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.Unauthenticated, "NOT_AUTHENTICATED"));
    }

    [Fact]
    public async Task A_token_of_an_office_that_does_not_exist_is_refused()
    {
        var error = await Should.ThrowAsync<RpcException>(world.ListAsync(world.Token(claims => claims.Claims["agency"] = "bawaslu-99.99")));

        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.Unauthenticated, "UNKNOWN_OFFICE"));
    }

    public static TheoryData<object?, StatusCode, string> RoleClaims => new()
    {
        { null, StatusCode.PermissionDenied, "ROLE_MISSING" },
        { new[] { "king" }, StatusCode.PermissionDenied, "ROLE_MISSING" },
        { "reader", StatusCode.PermissionDenied, "ROLE_MISSING" },
        { new[] { "auditor", "reader" }, StatusCode.PermissionDenied, "ROLE_MISSING" },
        { "intake", StatusCode.NotFound, "NOT_FOUND" },
        { new[] { "auditor", "examiner" }, StatusCode.NotFound, "NOT_FOUND" },
    };

    [Theory]
    [MemberData(nameof(RoleClaims), DisableDiscoveryEnumeration = true)]
    public async Task A_role_lets_pass_and_no_other(object? roles, StatusCode status, string reason)
    {
        var token = world.Token(claims => claims.Claims[Caller.RoleClaim] = roles ?? Array.Empty<string>());

        var error = await Should.ThrowAsync<RpcException>(world.AcknowledgeAsync(token));

        (error.StatusCode, error.Reason()).ShouldBe((status, reason));
        await world.ListAsync(token);
    }

    [Fact]
    public async Task What_a_local_issuer_mints_ends_after_a_day()
    {
        using var folder = new TestFolder();
        var token = new JsonWebToken(LocalIssuer.OpenOrCreate(folder.Path).Mint("bawaslu-63.01", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));

        (token.ValidTo, token.Alg, token.GetClaim("agency").Value).ShouldBe((new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc), "ES256", "bawaslu-63.01"));
        File.GetUnixFileMode(folder.File("issuer-private.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await File.ReadAllTextAsync(LocalIssuer.KeysFile(folder.Path), TestContext.Current.CancellationToken)).ShouldNotContain("\"d\"");
    }

    private static string Tampered(string token, string from, string to)
    {
        var parts = token.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]);
        payload.ShouldContain(from);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload.Replace(from, to, StringComparison.Ordinal))}.{parts[2]}";
    }

    private static string WithoutSignature(string token)
    {
        var parts = token.Split('.');
        var header = Base64UrlEncoder.Decode(parts[0]);
        header.ShouldContain("ES256");
        return $"{Base64UrlEncoder.Encode(header.Replace("ES256", "none", StringComparison.Ordinal))}.{parts[1]}.";
    }

    /// <summary>A service that believes two issuers, whose keys the test has.</summary>
    public sealed class TwoIssuers : IAsyncLifetime
    {
        public const string First = "https://first.invalid";
        public const string Second = "https://second.invalid";

        private readonly TestFolder _folder = new();
        private ServiceUnderTest<NotificationsDb> _service = null!;

        /// <summary>A key that is not the first issuer's, under the id of the one that is.</summary>
        public SigningCredentials Stranger
        {
            get
            {
                var key = Key("second");
                key.KeyId = Key("first").KeyId;
                return new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256);
            }
        }

        public SigningCredentials PublicAsSecret =>
            new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(File.ReadAllText(KeysFile("first")))), SecurityAlgorithms.HmacSha256);

        public async ValueTask InitializeAsync() => _service = await ServiceUnderTest<NotificationsDb>.StartAsync(
            new NotificationsModule(), World.Clock,
            $"--Identity:Issuers:1:Name={First}", $"--Identity:Issuers:1:KeysFile={KeysFile("first")}",
            $"--Identity:Issuers:2:Name={Second}", $"--Identity:Issuers:2:KeysFile={KeysFile("second")}");

        public async ValueTask DisposeAsync()
        {
            await _service.DisposeAsync();
            _folder.Dispose();
        }

        /// <summary>A good token of the first issuer, but for what is changed.</summary>
        public string Token(Action<SecurityTokenDescriptor>? change = null)
        {
            var token = new SecurityTokenDescriptor
            {
                Issuer = First, Audience = "netralitas", IssuedAt = DateTime.UtcNow, NotBefore = DateTime.UtcNow.AddHours(-1), Expires = DateTime.UtcNow.AddMinutes(5),
                Claims = new Dictionary<string, object> { ["sub"] = "system:bawaslu-63.01", ["agency"] = "bawaslu-63.01" },
                SigningCredentials = new SigningCredentials(Key("first"), SecurityAlgorithms.EcdsaSha256),
            };
            change?.Invoke(token);
            return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
        }

        /// <summary>A call with this token.</summary>
        public async Task<ListNotificationsResponse> ListAsync(string? token)
        {
            var metadata = token is null ? [] : new Metadata { { "authorization", "Bearer " + token } };
            return await new NotificationService.NotificationServiceClient(_service.Channel).ListNotificationsAsync(new ListNotificationsRequest(), metadata);
        }

        /// <summary>Another, which not everybody may make.</summary>
        public async Task<AcknowledgeNotificationResponse> AcknowledgeAsync(string token) =>
            await new NotificationService.NotificationServiceClient(_service.Channel).AcknowledgeNotificationAsync(
                new AcknowledgeNotificationRequest { RequestId = Guid.NewGuid().ToString(), NotificationId = Guid.NewGuid().ToString() },
                new Metadata { { "authorization", "Bearer " + token } });

        private string KeysFile(string issuer)
        {
            LocalIssuer.OpenOrCreate(_folder.File(issuer));
            return LocalIssuer.KeysFile(_folder.File(issuer));
        }

        private JsonWebKey Key(string issuer) => new(File.ReadAllText(Path.Combine(_folder.File(issuer), "issuer-private.json")));
    }
}
