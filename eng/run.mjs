// `make run`: the platform for development, on fixed ports, with its data kept in ./data.
import { join } from "node:path";
import { root, startPlatform } from "./platform.mjs";

const port = 5080;
const chainPort = 5081;
const running = await startPlatform({ data: join(root, "data"), port, chainPort });

console.log(`
  平台已启动 · The platform is running

    网页 web page        ${running.address}/verify   (登录 sign in: ${running.address}/sign-in)
    接口 API             ${running.address}/api/v1   (说明 reference: ${running.address}/docs)
    短信 outbox          ${running.address}/development/outbox.json   (验证码在此 one-time codes appear here)
    链   chain           ${running.node}   (chain id 320400)
    信任 trust file      ${join(running.data, "trust.json")}
    数据 data, logs      ${running.data}

  演示账号 · Demonstration accounts (password: demonstration)

    hr@changshun.example      用人单位 employer   常州常顺物流有限公司（三种权限 all three of the roles below）
    admin@changshun.example   企业管理员 administrator; clerk@… 人事经办 clerk; seal@… 用印人 seal holder
    hr@yunhe.example          用人单位 employer   常州运河机械有限公司
    operator@platform.example 平台运维 operator
    inspector@bureau.example  劳动监察员 inspector; supervisor@… 监察负责人 supervisor; auditor@… 审计 auditor
    wang@worker.example       劳动者 worker       王䶮
    li@worker.example         劳动者 worker       李晓梅
    chen@worker.example       劳动者 worker       陈桂兰（已过退休年龄 past the retirement age）

  Ctrl-C 停止 · Ctrl-C stops all of it
`);

process.once("SIGINT", running.stop);
process.once("SIGTERM", running.stop);
const why = await running.ended;
await running.stop();
if (!/exit code 0|SIG/.test(why)) {
  console.error(`  ${why}; see the logs in ${running.data}`);
  process.exitCode = 1;
}
