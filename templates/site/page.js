/* Leaves at once, by the button or by Shift three times within two seconds each. The page is
   replaced, so that Back does not lead to it; without this script the button is a plain link. */
(function(){
var exit=document.getElementById("exit"),hint=document.getElementById("hint"),times=0,last=0;
function leave(event){
if(event)event.preventDefault();
document.body.hidden=true;
location.replace(exit.href);
}
exit.addEventListener("click",leave);
document.addEventListener("keydown",function(event){
if(event.repeat)return;
var now=Date.now();
times=event.key==="Shift"?(now-last<2000?times+1:1):0;
last=now;
if(times===3)leave();
});
window.addEventListener("pageshow",function(){document.body.hidden=false;});
hint.hidden=false;
})();
