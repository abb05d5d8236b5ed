namespace PhotoProgress.Server.Demo;

internal static partial class Logs
{
    [LoggerMessage(100, LogLevel.Information, "Demo photo of client {Client}, visit {Visit}, brought in.")]
    public static partial void DemoPhoto(this ILogger log, string client, int visit);
}
