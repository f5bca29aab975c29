using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Netralitas.Contracts.Events;

namespace Netralitas.Platform.Bus;

/// <summary>What RabbitMQ must hold before the services start: their users, each with no more rights than it needs, and every exchange, queue and binding.</summary>
/// <remarks>
/// RabbitMQ imports it at its start (<c>load_definitions</c>) before it takes connections, or by <c>rabbitmqctl import_definitions</c>;
/// importing again changes nothing but passwords and rights. Passwords are in it as salted hashes only.
/// </remarks>
public static class RabbitDefinitions
{
    private const int SaltBytes = 4;
    private const string Hashing = "rabbit_password_hashing_sha256";

    /// <summary>The services that need a user, by their names.</summary>
    public static IReadOnlyCollection<string> Services => [.. Network.Subscriptions.Keys];

    /// <summary>The definitions as JSON.</summary>
    /// <param name="passwords">The password of each service's user, who has the service's name; a service that is left out gets none.</param>
    /// <param name="operatorUser">Name and password of a user who may do everything; null for none.</param>
    /// <param name="virtualHost">Where everything lies; the users see no other.</param>
    /// <exception cref="ArgumentException">There is no such service.</exception>
    public static string Json(IReadOnlyDictionary<string, string> passwords, (string Name, string Password)? operatorUser = null, string virtualHost = "/")
    {
        ArgumentNullException.ThrowIfNull(passwords);
        if (passwords.Keys.FirstOrDefault(name => !Services.Contains(name)) is { } stranger)
        {
            throw new ArgumentException($"There is no service {stranger}.", nameof(passwords));
        }

        var services = passwords.Select(pair => (Name: pair.Key, User: User(pair.Key, pair.Value, tags: ""), Rights: RabbitRights.Of(pair.Key)));
        var all = operatorUser is { } one ? services.Append((one.Name, User: User(one.Name, one.Password, tags: "administrator"), Rights: new RabbitRights(".*", ".*", ".*"))) : services;
        return JsonSerializer.Serialize(new
        {
            vhosts = new[] { new { name = virtualHost } },
            users = all.Select(user => user.User),
            permissions = all.Select(user => new
            {
                user = user.Name, vhost = virtualHost, configure = user.Rights.Configure, write = user.Rights.Write, read = user.Rights.Read,
            }),
            exchanges = Exchanges().Select(name => new
            {
                name, vhost = virtualHost, type = "fanout", durable = true, auto_delete = false, @internal = false, arguments = new { },
            }),
            queues = Queues().Select(queue => new { name = queue.Name, vhost = virtualHost, durable = true, auto_delete = false, arguments = queue.Arguments }),
            bindings = Bindings().Select(binding => new
            {
                source = binding.Source, vhost = virtualHost, destination = binding.Destination, destination_type = binding.Kind, routing_key = "", arguments = new { },
            }),
        });
    }

    private static IEnumerable<string> Exchanges() =>
        [RabbitTopology.DeadLetters, .. Services.Select(FactEndpoints.QueueOf), .. Network.Facts.Values.Select(FactNames.Of)];

    private static IEnumerable<(string Name, IReadOnlyDictionary<string, object> Arguments)> Queues() =>
    [
        (RabbitTopology.DeadLetters, new Dictionary<string, object> { ["x-queue-type"] = "quorum" }),
        .. Services.Select(service => (FactEndpoints.QueueOf(service), RabbitTopology.QueueArguments)),
    ];

    private static IEnumerable<(string Source, string Destination, string Kind)> Bindings() =>
    [
        .. Queues().Select(queue => (queue.Name, queue.Name, "queue")),
        .. Network.Subscriptions.SelectMany(pair => pair.Value.Select(fact => (FactNames.Of(fact), FactEndpoints.QueueOf(pair.Key), "exchange"))),
    ];

    private static object User(string name, string password, string tags)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        byte[] hash = [.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])];
        return new { name, password_hash = Convert.ToBase64String(hash), hashing_algorithm = Hashing, tags };
    }
}
