using System.Globalization;
using System.Security.Cryptography;
using Netralitas.Platform.Bus;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cli.Local;

/// <summary>The files of one private node and the settings in them.</summary>
internal sealed class RabbitFolder(string folder)
{
    public string Folder => folder;

    public string Log => In("rabbitmq.log");

    public string NodeProcess => In("process");

    public string PortMapperProcess => In("epmd.process");

    public string PortMapperLog => In("epmd.log");

    public const string Operator = "operator";

    public string OperatorPassword => KeptFile.Password(In("operator.password"));

    /// <summary>Writes the settings, and the definitions that the node takes in before it lets anyone connect.</summary>
    /// <param name="port">Where it listens.</param>
    /// <param name="passwords">The password of each service's user.</param>
    /// <param name="more">Further lines of the settings.</param>
    /// <exception cref="LocalServerException">The folder is of an older version.</exception>
    public void WriteSettings(int port, IReadOnlyDictionary<string, string> passwords, string more)
    {
        if (Directory.Exists(In("data")) && !File.Exists(In("definitions.json")))
        {
            throw new LocalServerException($"The broker's data in {folder} were made by an older version, without passwords and users of its own. Choose another --data, or remove the folder.");
        }

        KeptFile.Write(In("definitions.json"), RabbitDefinitions.Json(passwords, (Operator, OperatorPassword)));
        WholeFile.Write(In("port"), port.ToString(CultureInfo.InvariantCulture));
        File.WriteAllText(In("enabled_plugins"), "[].\n");
        File.WriteAllText(
            In("rabbitmq.conf"),
            string.Create(CultureInfo.InvariantCulture, $"""
                listeners.tcp.1 = 127.0.0.1:{port}
                log.console = true
                log.file = false
                disk_free_limit.absolute = 100MB
                vm_memory_high_watermark.absolute = 1GB
                load_definitions = {In("definitions.json")}
                {more}

                """));
    }

    public int ReadPort() => int.Parse(File.ReadAllText(In("port")), CultureInfo.InvariantCulture);

    /// <summary>Where the node keeps which quorum queues it holds a member of.</summary>
    public string QuorumQueueNames => Path.Combine(In("data"), NodeName(), "quorum", NodeName(), "names.dets");

    public Dictionary<string, string?> Environment(int portMapperPort, int distributionPort) => new()
    {
        // Erlang keeps the node's cookie in its home.
        ["HOME"] = folder,
        ["RABBITMQ_NODENAME"] = NodeName(),
        ["RABBITMQ_USE_LONGNAME"] = "false",
        ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
        ["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("enabled_plugins"),
        ["RABBITMQ_MNESIA_BASE"] = In("data"),
        ["RABBITMQ_LOG_BASE"] = folder,
        ["RABBITMQ_PID_FILE"] = In("rabbitmq.pid"),
        ["RABBITMQ_DIST_PORT"] = distributionPort.ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_PORT"] = portMapperPort.ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
        // Under a supervisor the script gives way to the node: the process that we start is the one to signal.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
        ["NOTIFY_SOCKET"] = null,
    };

    private string NodeName()
    {
        if (!File.Exists(In("node")))
        {
            File.WriteAllText(In("node"), $"netralitas-{RandomNumberGenerator.GetHexString(8, lowercase: true)}@localhost");
        }

        return File.ReadAllText(In("node"));
    }

    private string In(string name) => Path.Combine(folder, name);
}
