using Microsoft.AspNetCore.HttpOverrides;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Operations;

/// <summary>
/// The service speaks HTTP; TLS ends at a proxy before it. Only of the proxies that the settings name is it believed who asks and whether they
/// asked by TLS: anybody else could write that too.
/// </summary>
public static class Proxy
{
    public static void UseKnownProxies(this IApplicationBuilder app, ServiceSettings settings)
    {
        if (settings.Proxies.Count == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.Proxies) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
